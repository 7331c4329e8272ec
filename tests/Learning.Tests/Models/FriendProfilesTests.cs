using SocialRec.Learning.Data;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models.Social;

namespace SocialRec.Learning.Tests.Models;

public class FriendProfilesTests
{
    private static readonly Workers Workers = new(2);

    [Fact]
    public void Create_TwoFriends_CountTheSameHoweverMuchTheyDid()
    {
        // User 0 follows 1, who did items 1 to 4, and 2, who did item 4 only.
        var friends = FriendProfiles.Create(Own(), SocialGraph.FromLinks(3, [(0, 1), (0, 2)]), Workers);

        Assert.Equal([1, 2, 3, 4], friends.RowColumns(0).ToArray());
        Assert.Equal([0.125f, 0.125f, 0.125f, 0.625f], friends.RowValues(0).ToArray());
        Assert.Equal(0, friends.RowLength(1));
    }

    [Fact]
    public void Create_FriendWhoAgrees_CountsMore()
    {
        var own = new CsrBuilder(3, 4);
        foreach (var (user, item) in new[] { (0, 0), (1, 0), (1, 1), (2, 2), (2, 3) }) own.Add(user, item, 1);

        var friends = FriendProfiles.Create(own.Build(), SocialGraph.FromLinks(3, [(0, 1), (0, 2)]), Workers);

        // The first has the user's only item among two, the second none.
        var (agreeing, stranger) = (MathF.Sqrt(0.5f) + FriendProfiles.Stranger, FriendProfiles.Stranger);
        Assert.Equal(agreeing / (agreeing + stranger) / 2, friends.RowValues(0)[1], 1e-5f);
    }

    [Fact]
    public void Add_Mass_IsWhatFriendsCountTogether()
    {
        var own = Own();
        var friends = FriendProfiles.Create(own, SocialGraph.FromLinks(3, [(0, 1), (0, 2)]), Workers);

        var together = FriendProfiles.Add(own, friends, 4);

        Assert.Equal(own.RowSums()[0] + 4, together.RowSums()[0], 1e-5f);
        Assert.Equal([0, 1, 2, 3, 4], together.RowColumns(0).ToArray());
        Assert.Equal(own.RowValues(1).ToArray(), together.RowValues(1).ToArray());
    }

    private static CsrMatrix Own()
    {
        var own = new CsrBuilder(3, 5);
        own.Add(0, 0, 1);
        for (var item = 1; item < 5; item++) own.Add(1, item, 1);
        own.Add(2, 4, 1);
        return own.Build();
    }
}

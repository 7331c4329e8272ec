using SocialRec.Identity;
using SocialRec.Recommendation.Shoppers;
using SocialRec.Recommendation.Tests.Worlds;

namespace SocialRec.Recommendation.Tests.Shoppers;

public sealed class FriendAgreementTests
{
    private readonly World _world = new World().Item("a").Item("b").Item("c");

    [Fact]
    public void Weigh_AFriendWithAnItemInCommon_CountsMoreThanOneWithout()
    {
        History history = HistoryOf(new Person().Did(ActType.Like, "a"));
        float[] weights = [1, 1, 1];

        new FriendAgreement().Weigh([0, 0, 1], history, [Row("a"), Row("b"), Row("c")], [0, 1, 2], weights);

        // The first has the only item among two acts, the second none; the sum stays.
        float agreeing = FeedTrace.Stranger + MathF.Sqrt(0.5f), stranger = FeedTrace.Stranger, total = agreeing + stranger;
        Assert.Equal([1.5f * agreeing / total, 1.5f * agreeing / total, 3 * stranger / total], weights, (one, other) => Math.Abs(one - other) < 1e-5f);
    }

    [Fact]
    public void Weigh_FriendsWithoutAnythingInCommon_CountTheSameHoweverMuchTheyDid()
    {
        float[] weights = [1, 1, 1];

        new FriendAgreement().Weigh([0, 1, 1], HistoryOf(new Person()), [Row("a"), Row("b"), Row("c")], [0, 1, 2], weights);

        Assert.Equal([1.5f, 0.75f, 0.75f], weights, (one, other) => Math.Abs(one - other) < 1e-5f);
    }

    [Fact]
    public void Weigh_ActsThatSayNothing_StayNothing()
    {
        float[] weights = [0, 2, 1];

        new FriendAgreement().Weigh([0, 0, 1], HistoryOf(new Person().Did(ActType.Like, "a")), [Row("a"), Row("c")], [0, -1, 1], weights);

        Assert.Equal(0, weights[0]);
        Assert.True(float.IsFinite(weights[2]));
    }

    private int Row(string item) => _world.State().View.Find(IdHash.Of(item));

    private History HistoryOf(Person person)
    {
        History history = new();
        history.Build(person.Build(), _world.State().View, null, new HistoryOptions(ActWeights.Default, World.Now), anchor: -1);
        return history;
    }
}

using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Log;

public sealed class LogPartitionSmokeTests
{
    [Fact]
    public async Task Append_ReachesUserItemAndFriend()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.DoAsync(Events.Follow("bob", "ann"));
        AppendResult result = await cluster.DoAsync(Events.Like("ann", "shoes", 1000));

        Assert.Empty(result.DuplicateIndexes);
        Assert.Equal(1, await cluster.CountOfUserAsync("ann", EventType.Like));
        Assert.Equal(1, await cluster.CountAsync("shoes", EventType.Like));
        ShopperContext bob = await cluster.User("bob").GetContextAsync(0);
        FriendAct act = Assert.Single(bob.Feed);
        Assert.Equal(("ann", "shoes", EventType.Like, 1000L), (act.Actor, act.Item, act.Type, act.TimeMs));
    }
}

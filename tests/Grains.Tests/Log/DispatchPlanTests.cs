using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Log;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Log;

public sealed class DispatchPlanTests
{
    [Fact]
    public void Of_AnyChunk_BringsEachEventToEachThatItConcerns() => Gens.ForAll(Gens.Events, events =>
    {
        var chunk = LogChunk.Of(1, 0, 0, events);
        var sut = DispatchPlan.Of(chunk);
        var items = chunk.Events.Index().Where(e => e.Item.Item is not null && e.Item.Type is >= EventType.Impression and <= EventType.Hide);
        Assert.Equal(items.Select(e => (e.Item.Item!, e.Index)).Order(), Pairs(sut.Items).Order());
        var follows = chunk.Events.Index().Where(e => e.Item.TargetUser is not null && e.Item.Type is EventType.Follow or EventType.Unfollow && e.Item.TargetUser != e.Item.User);
        Assert.Equal(follows.Select(e => (e.Item.TargetUser!, e.Index)).Order(), Pairs(sut.Followed).Order());
    });

    [Fact]
    public void EventsOf_AnyReceiver_IsThePlansOwnShare() => Gens.ForAll(Gens.Events, events =>
    {
        var chunk = LogChunk.Of(1, 0, 0, events);
        var plan = DispatchPlan.Of(chunk);
        for (int i = 0; i < plan.Items.Count; i++)
            Assert.Equal(plan.Items[i].ToArray(), DispatchPlan.EventsOf(chunk, new Receiver(ReceiverKind.Item, plan.Items.Keys[i])));
        for (int i = 0; i < plan.Followed.Count; i++)
            Assert.Equal(plan.Followed[i].ToArray(), DispatchPlan.EventsOf(chunk, new Receiver(ReceiverKind.Followers, plan.Followed.Keys[i])));
        foreach (UserRun run in chunk.Runs)
            Assert.Equal(Enumerable.Range(run.Start, run.Count), DispatchPlan.EventsOf(chunk, new Receiver(ReceiverKind.User, run.User)));
    });

    [Theory]
    [InlineData(EventType.Like, true)]
    [InlineData(EventType.Unlike, true)]
    [InlineData(EventType.Block, true)]
    [InlineData(EventType.View, false)]
    [InlineData(EventType.Save, false)]
    public void Of_Authors_AreThoseWhoseActsFriendsMayHear(EventType type, bool heard)
    {
        var plan = DispatchPlan.Of(LogChunk.Of(1, 0, 0, [Events.View("ann", "a"), Events.Of(type, "ben", "b", "ann")]));
        Assert.Equal(heard ? [1] : [], plan.Authors);
    }

    private static IEnumerable<(string, int)> Pairs(Groups groups) =>
        Enumerable.Range(0, groups.Count).SelectMany(g => groups[g].ToArray().Select(i => (groups.Keys[g], i)));
}

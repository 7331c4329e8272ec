using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Items;

namespace SocialRec.Grains.Tests.Items;

public class ItemFactsTests
{
    private const long NowMs = 1_767_225_600_000;
    private const double HourMs = 3_600_000;

    [Fact]
    public void Apply_SameDeltaTwice_CountsOnce()
    {
        var facts = CreateSut();
        ItemDelta delta = Delta(0, Act(10), Act(11));

        Assert.True(facts.Apply(delta));
        Assert.False(facts.Apply(delta));

        Assert.Equal(2, facts.Details("a", NowMs).EventCounts[EventType.Like]);
        Assert.Equal(11, facts.Applied(partition: 3));
    }

    [Fact]
    public void Apply_DeltaThatOverlapsWhatIsApplied_CountsTheRest()
    {
        var facts = CreateSut();
        facts.Apply(Delta(0, Act(10), Act(11)));

        facts.Apply(Delta(0, Act(11), Act(12)));

        Assert.Equal(3, facts.Details("a", NowMs).EventCounts[EventType.Like]);
    }

    [Fact]
    public void Apply_DeltaBeyondAGap_ChangesNothing()
    {
        var facts = CreateSut();
        facts.Apply(Delta(0, Act(10)));

        Assert.False(facts.Apply(Delta(20, Act(21))));

        Assert.Equal(10, facts.Applied(partition: 3));
        Assert.Equal(1, facts.Details("a", NowMs).EventCounts[EventType.Like]);
    }

    [Fact]
    public void Apply_TwoPartitions_KeepsAWatermarkForEach()
    {
        var facts = CreateSut();
        facts.Apply(Delta(0, Act(10)));

        facts.Apply(Delta(0, Act(5)) with { Partition = 4 });

        Assert.Equal((10, 5), (facts.Applied(3), facts.Applied(4)));
        Assert.Equal(2, facts.Details("a", NowMs).EventCounts[EventType.Like]);
    }

    [Fact]
    public void Figures_UndatedAct_IsPopularButNoTrend()
    {
        var facts = CreateSut();
        facts.Apply(Delta(0, Act(1) with { TimeMs = null }));

        var figures = facts.Figures("a", NowMs);

        Assert.True(figures.Popularity > 0);
        Assert.Equal(0, figures.Trend);
    }

    [Fact]
    public void Figures_AfterOneHalfLife_HaveHalfTheTrendAndAllThePopularity()
    {
        var facts = CreateSut();
        facts.Apply(Delta(0, Act(1)));

        var first = facts.Figures("a", NowMs);
        var later = facts.Figures("a", NowMs + (long)HourMs);

        Assert.Equal(first.Trend / 2, later.Trend, 1e-4f);
        Assert.Equal(first.Popularity, later.Popularity);
    }

    [Fact]
    public void Figures_LikeTakenBack_AreZero()
    {
        var facts = CreateSut();
        facts.Apply(Delta(0, Act(1), Act(2) with { Type = EventType.Unlike }));

        var figures = facts.Figures("a", NowMs);

        Assert.Equal((0, 0), (figures.Popularity, figures.Trend));
    }

    [Fact]
    public void Figures_ItemsDealtWithBefore_AreNeighboursNearestFirst()
    {
        var facts = CreateSut();
        facts.Apply(Delta(0, Act(1) with { Before = [7, 8] }, Act(2) with { Type = EventType.Dislike, Before = [9] }));

        var figures = facts.Figures("a", NowMs);

        Assert.Equal([7UL, 8UL], figures.Neighbours);
        Assert.True(figures.NeighbourWeights[0] > figures.NeighbourWeights[1]);
    }

    [Fact]
    public void Restore_RecordOfAnother_SaysTheSame()
    {
        var facts = CreateSut();
        facts.Apply(Delta(0, Act(1) with { Before = [7] }, Act(2) with { Type = EventType.View }));
        var copy = CreateSut();

        copy.Restore(facts.ToRecord());

        Assert.Equivalent(facts.Details("a", NowMs), copy.Details("a", NowMs), strict: true);
        Assert.Equivalent(facts.Figures("a", NowMs), copy.Figures("a", NowMs), strict: true);
        Assert.False(copy.Apply(Delta(0, Act(1), Act(2))));
    }

    [Fact]
    public void Details_MoreActsThanKept_ShowTheLatestNewestFirst()
    {
        var facts = CreateSut();
        facts.Apply(Delta(0, [.. Enumerable.Range(1, 70).Select(position => Act(position))]));

        ItemAct[] recent = facts.Details("a", NowMs).Recent;

        Assert.Equal(Enumerable.Range(7, 64).Reverse().Select(position => (long)position), recent.Select(act => act.Position));
    }

    [Fact]
    public void Details_LongText_IsCutBetweenCharacters()
    {
        var facts = CreateSut();
        facts.Apply(Delta(0, Act(1) with { Text = new string('x', RecentActs.MaxText - 1) + "😀" }));

        Assert.Equal(new string('x', RecentActs.MaxText - 1), facts.Details("a", NowMs).Recent[0].Text);
    }

    private static ItemFacts CreateSut() => new(HourMs);

    private static ItemDelta Delta(long previous, params ItemAct[] acts) => new() { Partition = 3, Previous = previous, Acts = acts };

    private static ItemAct Act(long position) => new(position, EventType.Like, "ann", float.NaN, NowMs, null, []);
}

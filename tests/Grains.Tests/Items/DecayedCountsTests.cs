using FsCheck;
using FsCheck.Fluent;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Items;

namespace SocialRec.Grains.Tests.Items;

public class DecayedCountsTests
{
    private const double HalfLifeMs = 1000;

    [Fact]
    public void At_AnyTimesInAnyOrder_IsTheSumOfEachEventsDecay() =>
        Prop.ForAll<uint[]>(offsets =>
        {
            var counts = new DecayedCounts(HalfLifeMs);
            foreach (uint offset in offsets)
                counts.Add(EventType.View, offset);
            long nowMs = offsets.Length == 0 ? 0 : offsets.Max();
            double expected = offsets.Sum(offset => double.Exp2((offset - nowMs) / HalfLifeMs));
            Assert.Equal(expected, counts.At(EventType.View, nowMs), 1e-6);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void At_EventsManyHalfLivesApart_DoesNotOverflow()
    {
        var counts = new DecayedCounts(HalfLifeMs);
        counts.Add(EventType.View, 1);
        counts.Add(EventType.View, 10_000_000);

        Assert.Equal(1, counts.At(EventType.View, 10_000_000), 1e-9);
    }

    [Fact]
    public void At_OtherType_IsZero()
    {
        var counts = new DecayedCounts(HalfLifeMs);
        counts.Add(EventType.View, 1);

        Assert.Equal(0, counts.At(EventType.Like, 1));
    }
}

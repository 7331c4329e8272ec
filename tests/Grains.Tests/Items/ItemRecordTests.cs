using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Items;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Tests.Items;

public class ItemRecordTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var record = new ItemRecord
        {
            Partitions = [3, 1000],
            Positions = [1, long.MaxValue / 2],
            Counts = [.. Enumerable.Range(0, ActWeights.Types).Select(type => (long)type * 1000)],
            LandmarkMs = 1_767_225_600_000,
            Trend = [.. Enumerable.Range(0, ActWeights.Types).Select(type => type % 3 == 0 ? 0 : 1.5 * type)],
            SketchItems = [1, ulong.MaxValue],
            SketchWeights = [2.5f, 1],
            SketchErrors = [0, 0.5f],
            Recent =
            [
                new ItemAct(7, EventType.Review, "安娜", 4.5f, 1_767_225_600_000, null, []),
                new ItemAct(8, EventType.View, "bob", float.NaN, null, null, []),
                new ItemAct(9, EventType.View, "bob", 0, 0, null, []),
                new ItemAct(10, EventType.View, "bob", 0, -1, null, []),
            ],
            Words = [1, 2, 3],
        };

        Assert.Equivalent(record, RoundTrip(record), strict: true);
    }

    [Fact]
    public void Read_EmptyRecord_IsEmpty() => Assert.Equivalent(new ItemRecord(), RoundTrip(new ItemRecord()), strict: true);

    private static ItemRecord RoundTrip(ItemRecord record)
    {
        var serializer = new CompactStateSerializer(null!);
        return serializer.Deserialize<ItemRecord>(serializer.Serialize(record))!;
    }
}

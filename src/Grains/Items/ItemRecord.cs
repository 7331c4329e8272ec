using SocialRec.Grains.Interfaces.Items;

namespace SocialRec.Grains.Items;

/// <summary>An item's snapshot as stored: what <see cref="ItemFacts"/> holds, in columns.</summary>
[GenerateSerializer, Alias("ItemRecord")]
internal sealed class ItemRecord
{
    /// <summary>Log partitions that acts came from.</summary>
    [Id(0)] public int[] Partitions { get; set; } = [];

    /// <summary>The last position applied of each partition.</summary>
    [Id(1)] public long[] Positions { get; set; } = [];

    /// <summary>Events by type, indexed by event type.</summary>
    [Id(2)] public long[] Counts { get; set; } = [];

    /// <summary>The time that <see cref="Trend"/> is relative to, Unix milliseconds.</summary>
    [Id(3)] public long LandmarkMs { get; set; }

    /// <summary>Decayed sums by type at the landmark.</summary>
    [Id(4)] public double[] Trend { get; set; } = [];

    /// <summary>Items of the co-occurrence sketch.</summary>
    [Id(5)] public ulong[] SketchItems { get; set; } = [];

    /// <summary>Their weights.</summary>
    [Id(6)] public float[] SketchWeights { get; set; } = [];

    /// <summary>Their possible errors.</summary>
    [Id(7)] public float[] SketchErrors { get; set; } = [];

    /// <summary>Latest acts, oldest first.</summary>
    [Id(8)] public ItemAct[] Recent { get; set; } = [];
}

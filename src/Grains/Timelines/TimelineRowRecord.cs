using SocialRec.Grains.Interfaces.Timelines;

namespace SocialRec.Grains.Timelines;

/// <summary>One row as stored.</summary>
[GenerateSerializer, Alias("TimelineRowRecord")]
internal sealed class TimelineRowRecord
{
    /// <summary>The row, without what people said in its acts; null before its first write.</summary>
    [Id(0)] public TimelineRow? Row { get; set; }

    /// <summary>What they said, sealed.</summary>
    [Id(1)] public byte[] Words { get; set; } = [];
}

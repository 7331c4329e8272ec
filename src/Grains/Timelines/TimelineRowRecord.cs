using SocialRec.Grains.Interfaces.Timelines;

namespace SocialRec.Grains.Timelines;

/// <summary>One row as stored.</summary>
[GenerateSerializer, Alias("TimelineRowRecord")]
internal sealed class TimelineRowRecord
{
    /// <summary>The row; null before its first write.</summary>
    [Id(0)] public TimelineRow? Row { get; set; }
}

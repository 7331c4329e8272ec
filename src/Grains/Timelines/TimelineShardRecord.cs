namespace SocialRec.Grains.Timelines;

/// <summary>How many rows a shard has records for, and how often it has been activated.</summary>
[GenerateSerializer, Alias("TimelineShardRecord")]
internal sealed class TimelineShardRecord
{
    /// <summary>Counts activations: versions of one begin above those of the one before.</summary>
    [Id(0)] public long Epoch { get; set; }

    /// <summary>Records <c>row-0</c> up to this number may be there.</summary>
    [Id(1)] public int Rows { get; set; }
}

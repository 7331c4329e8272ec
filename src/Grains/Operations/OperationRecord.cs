using SocialRec.Grains.Interfaces.Operations;

namespace SocialRec.Grains.Operations;

/// <summary>An operation as stored.</summary>
[GenerateSerializer, Alias("OperationRecord")]
internal sealed class OperationRecord
{
    /// <summary>How it stood; null before the first report.</summary>
    [Id(0)] public OperationStatus? Status { get; set; }

    /// <summary>When that was reported, Unix milliseconds.</summary>
    [Id(1)] public long ReportedMs { get; set; }
}

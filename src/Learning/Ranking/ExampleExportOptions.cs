using SocialRec.Learning.Training;

namespace SocialRec.Learning.Ranking;

/// <summary>How a log becomes examples.</summary>
public sealed record ExampleExportOptions
{
    /// <summary>How the bundle is learned; its seed also chooses what is held out.</summary>
    public TrainingOptions Training { get; init; } = new();

    /// <summary>Share of each user's undated interactions that become labels. Default 0.2.</summary>
    public double HeldOutShare { get; init; } = 0.2;

    /// <summary>Episodes of a dated log. Default 4.</summary>
    public int Episodes { get; init; } = 4;

    /// <summary>Where a dated log's last label may be, as a share of its time: what comes after is left for a test. Default 1.</summary>
    public double Until { get; init; } = 1;

    /// <summary>Whether items that a shopper has met are left out; false where people buy again, or what they have looked at. Default true.</summary>
    public bool ExcludeSeen { get; init; } = true;
}

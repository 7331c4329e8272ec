using System.Diagnostics.Metrics;

namespace SocialRec.Grains;

/// <summary>The bounds that durations are counted between: fine enough for a stage of 0.1 ms, wide enough for a wait of 10 s.</summary>
internal static class DurationBuckets
{
    /// <summary>For histograms in seconds.</summary>
    public static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    /// <summary>For histograms in milliseconds.</summary>
    public static readonly InstrumentAdvice<double> Milliseconds = new()
    {
        HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000],
    };
}

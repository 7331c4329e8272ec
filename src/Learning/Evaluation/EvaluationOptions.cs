using System.Globalization;

namespace SocialRec.Learning.Evaluation;

/// <summary>How lists are measured.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Cut-offs k. Default 10 and 20.</summary>
    public IReadOnlyList<int> Cutoffs { get; init; } = [10, 20];

    /// <summary>Bounds between segments by number of known events: 10 and 30 make "&lt;10", "10-29" and "≥30". Default these; empty for no segments.</summary>
    public IReadOnlyList<int> SegmentBounds { get; init; } = [10, 30];

    /// <summary>Resamples of each 95% bootstrap interval; 0 leaves intervals out. Default 1,000.</summary>
    public int BootstrapSamples { get; init; } = 1_000;

    /// <summary>Seed of the resampling. Default 1.</summary>
    public int Seed { get; init; } = 1;

    internal IEnumerable<(string Name, int From, int To)> Segments()
    {
        for (var i = 0; SegmentBounds.Count > 0 && i <= SegmentBounds.Count; i++)
        {
            var from = i == 0 ? 0 : SegmentBounds[i - 1];
            var to = i == SegmentBounds.Count ? int.MaxValue : SegmentBounds[i];
            var name = i == 0
                ? $"<{to.ToString(CultureInfo.InvariantCulture)} events"
                : to == int.MaxValue ? $"≥{from.ToString(CultureInfo.InvariantCulture)} events" : $"{from}-{to - 1} events";
            yield return (name, from, to);
        }
    }
}

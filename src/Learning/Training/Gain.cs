namespace SocialRec.Learning.Training;

/// <summary>Tells gains from chance.</summary>
internal static class Gain
{
    /// <summary>Whether users' differences add up to a gain of more than one standard error: smaller gains are as often chance, and settings far out pay for chance.</summary>
    public static bool IsBeyondChance(IReadOnlyList<double> differences)
    {
        var mean = differences.DefaultIfEmpty().Average();
        return mean > 0 && mean * mean * differences.Count > differences.Average(one => (one - mean) * (one - mean));
    }
}

using SocialRec.Learning.Data;

namespace SocialRec.Learning.Splits;

/// <summary>Holds out each user's last interactions, in time order and then in log order.</summary>
public static class LeaveLastSplit
{
    /// <summary>Splits a log.</summary>
    /// <param name="log">The interactions.</param>
    /// <param name="validationCount">How many before the last ones go to validation. Default 1.</param>
    /// <param name="testCount">How many of the last go to the test. Default 1.</param>
    /// <returns>The parts; a user with too few interactions for all parts is in training only.</returns>
    public static Split PerUser(InteractionLog log, int validationCount = 1, int testCount = 1)
    {
        ArgumentNullException.ThrowIfNull(log);
        var part = new byte[log.Count];
        foreach (var positions in ByUser(log))
        {
            if (positions.Length <= validationCount + testCount) continue;
            foreach (var i in positions[^testCount..]) part[i] = 2;
            foreach (var i in positions[^(testCount + validationCount)..^testCount]) part[i] = 1;
        }

        return new Split(log.Where(i => part[i] == 0), log.Where(i => part[i] == 1), log.Where(i => part[i] == 2));
    }

    /// <summary>Holds out the last share of each user's interactions, at least one of any two; the validation part is empty.</summary>
    /// <param name="log">The interactions.</param>
    /// <param name="share">Share of each user's interactions.</param>
    /// <returns>The parts.</returns>
    public static Split Share(InteractionLog log, double share)
    {
        ArgumentNullException.ThrowIfNull(log);
        var held = new bool[log.Count];
        foreach (var own in ByUser(log))
        {
            var count = own.Length < 2 ? 0 : Math.Max(1, (int)(own.Length * share));
            foreach (var i in own[^count..]) held[i] = true;
        }

        return new Split(log.Where(i => !held[i]), log.Where(_ => false), log.Where(i => held[i]));
    }

    private static IEnumerable<int[]> ByUser(InteractionLog log) => Enumerable.Range(0, log.Count)
        .GroupBy(i => log.Interactions[i].User)
        .Select(own => own.OrderBy(i => log.Interactions[i].UnixSeconds).ThenBy(i => i).ToArray());
}

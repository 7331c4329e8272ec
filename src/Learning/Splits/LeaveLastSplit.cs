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
        foreach (var own in Enumerable.Range(0, log.Count).GroupBy(i => log.Interactions[i].User))
        {
            var positions = own.OrderBy(i => log.Interactions[i].UnixSeconds).ThenBy(i => i).ToArray();
            if (positions.Length <= validationCount + testCount) continue;
            foreach (var i in positions[^testCount..]) part[i] = 2;
            foreach (var i in positions[^(testCount + validationCount)..^testCount]) part[i] = 1;
        }

        return new Split(log.Where(i => part[i] == 0), log.Where(i => part[i] == 1), log.Where(i => part[i] == 2));
    }
}

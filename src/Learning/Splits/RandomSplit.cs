using SocialRec.Learning.Data;

namespace SocialRec.Learning.Splits;

/// <summary>Cuts each user's interactions at random by ratio, as RecBole's <c>RS</c> split grouped by user does.</summary>
public static class RandomSplit
{
    /// <summary>Splits a log.</summary>
    /// <param name="log">The interactions.</param>
    /// <param name="seed">Seed of the shuffle.</param>
    /// <param name="validationShare">Share of each user's interactions for validation. Default 0.1.</param>
    /// <param name="testShare">Share of each user's interactions for the test. Default 0.1.</param>
    /// <returns>The parts; what a share rounds down to goes to training.</returns>
    public static Split PerUser(InteractionLog log, int seed, double validationShare = 0.1, double testShare = 0.1)
    {
        ArgumentNullException.ThrowIfNull(log);
        var part = new byte[log.Count];
        var random = new Random(seed);
        foreach (var own in Enumerable.Range(0, log.Count).GroupBy(i => log.Interactions[i].User))
        {
            var positions = own.ToArray();
            random.Shuffle(positions);
            var (validation, test) = Counts(positions.Length, validationShare, testShare);
            for (var i = 0; i < test; i++) part[positions[i]] = 2;
            for (var i = test; i < test + validation; i++) part[positions[i]] = 1;
        }

        return new Split(log.Where(i => part[i] == 0), log.Where(i => part[i] == 1), log.Where(i => part[i] == 2));
    }

    // Like RecBole: each later part takes its rounded-down share as long as the training part keeps at least one interaction.
    private static (int Validation, int Test) Counts(int total, double validationShare, double testShare)
    {
        var test = (int)Math.Floor(total * testShare + 1e-9);
        var validation = (int)Math.Floor(total * validationShare + 1e-9);
        if (test == 0 && testShare > 0 && total > 1) test = 1;
        if (validation == 0 && validationShare > 0 && total > 2) validation = 1;
        return (validation, test);
    }
}

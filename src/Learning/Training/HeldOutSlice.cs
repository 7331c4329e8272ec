using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Splits;

namespace SocialRec.Learning.Training;

/// <summary>A log with a part taken out that settings are chosen on and the model is scored by.</summary>
/// <param name="Known">What is left to learn from.</param>
/// <param name="Matrix">The same as users × items.</param>
/// <param name="HeldOut">What was taken out.</param>
internal sealed record HeldOutSlice(InteractionLog Known, CsrMatrix Matrix, HeldOut HeldOut)
{
    // Below this many held-out events the choice of settings is left to chance: several slices are taken out in turn.
    private const int EnoughEvents = 8_000;
    private const int MaxSlices = 3;

    /// <summary>
    /// Holds out a share of the interactions of all users, or of as many as suffice to measure: the latest ones where all are dated, as those are what
    /// the model will be asked for, and random ones otherwise, in as many turns as it takes to hold out enough.
    /// </summary>
    public static IReadOnlyList<HeldOutSlice> CreateAll(InteractionLog log, TrainingOptions options)
    {
        var first = Create(log, options, options.Seed);
        if (IsDated(log)) return [first];

        var held = Math.Max(1, log.Count - first.Known.Count);
        var count = Math.Clamp((EnoughEvents + held - 1) / held, 1, MaxSlices);
        return [first, .. Enumerable.Range(1, count - 1).Select(turn => Create(log, options, options.Seed + turn))];
    }

    private static HeldOutSlice Create(InteractionLog log, TrainingOptions options, int seed)
    {
        var split = Cut(log, options, seed);
        return new HeldOutSlice(split.Train, options.Weighting.ToMatrix(split.Train), new HeldOut(split.Test, [split.Train]));
    }

    private static Split Cut(InteractionLog log, TrainingOptions options, int seed)
    {
        var users = Enumerable.Range(0, log.Users.Count).ToArray();
        new Random(seed).Shuffle(users);
        var sampled = users.Take(options.HeldOutUsers).ToHashSet();
        var part = log.Where(i => sampled.Contains(log.Interactions[i].User));
        var rest = log.Where(i => !sampled.Contains(log.Interactions[i].User));
        var split = IsDated(log)
            ? LeaveLastSplit.Share(part, options.HeldOutShare)
            : RandomSplit.PerUser(part, seed, 0, options.HeldOutShare);
        return split with { Train = InteractionLog.Concat(rest, split.Train) };
    }

    private static bool IsDated(InteractionLog log) => log.Interactions.All(i => i.IsDated);
}

using SocialRec.Learning.Data;
using SocialRec.Learning.Splits;

namespace SocialRec.Learning.Training;

/// <summary>Takes out of a log what settings are chosen on and the model is scored by.</summary>
internal static class HeldOutSlice
{
    /// <summary>
    /// Holds out a share of the interactions of all users, or of as many as suffice to measure: the latest ones where all are dated, as those are what
    /// the model will be asked for, and random ones otherwise.
    /// </summary>
    public static Split Create(InteractionLog log, TrainingOptions options)
    {
        var users = Enumerable.Range(0, log.Users.Count).ToArray();
        new Random(options.Seed).Shuffle(users);
        var sampled = users.Take(options.HeldOutUsers).ToHashSet();
        var part = log.Where(i => sampled.Contains(log.Interactions[i].User));
        var rest = log.Where(i => !sampled.Contains(log.Interactions[i].User));
        var split = log.Interactions.All(i => i.IsDated)
            ? LeaveLastSplit.Share(part, options.HeldOutShare)
            : RandomSplit.PerUser(part, options.Seed, 0, options.HeldOutShare);
        return split with { Train = InteractionLog.Concat(rest, split.Train) };
    }
}

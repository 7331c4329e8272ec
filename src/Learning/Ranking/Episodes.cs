using SocialRec.Learning.Data;
using SocialRec.Learning.Splits;

namespace SocialRec.Learning.Ranking;

/// <summary>Cuts logs into episodes.</summary>
public static class Episodes
{
    // Undated episodes need some time; which one makes no difference.
    private const long UndatedNowMs = 1_767_225_600_000;

    /// <summary>A known part and what was held out of it, undated.</summary>
    public static Episode Of(InteractionLog known, InteractionLog labels, SocialGraph social, bool excludeSeen = true) =>
        new(known, labels, social, UndatedNowMs, excludeSeen);

    /// <summary>One undated episode that holds out a share of each user's interactions.</summary>
    public static Episode HoldOut(Dataset dataset, int seed, double share)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        Split split = RandomSplit.PerUser(dataset.Log, seed, validationShare: 0, testShare: share);
        return Of(split.Train, split.Test, dataset.Social);
    }

    /// <summary>Dated episodes one after the other: each knows all before its moment and is asked about the days that follow.</summary>
    /// <param name="dataset">Dated interactions; undated ones are known from the start.</param>
    /// <param name="from">The first moment, as a share of the log's time.</param>
    /// <param name="to">Where the last episode's labels end, as a share of the log's time.</param>
    /// <param name="count">How many episodes.</param>
    /// <param name="excludeSeen">See <see cref="Episode.ExcludeSeen"/>.</param>
    public static IEnumerable<Episode> InTime(Dataset dataset, double from, double to, int count, bool excludeSeen)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        long[] times = [.. dataset.Log.Interactions.Where(i => i.IsDated).Select(i => i.UnixSeconds)];
        (long first, long last) = (times.Min(), times.Max());
        long At(double share) => first + (long)(share * (last + 1 - first));
        for (int i = 0; i < count; i++)
        {
            long begin = At(from + (to - from) * i / count), end = At(from + (to - from) * (i + 1) / count);
            yield return new Episode(
                dataset.Log.Where(at => dataset.Log.Interactions[at] is var one && (!one.IsDated || one.UnixSeconds < begin)),
                dataset.Log.Where(at => dataset.Log.Interactions[at] is var one && one.IsDated && one.UnixSeconds >= begin && one.UnixSeconds < end),
                dataset.Social,
                begin * 1000,
                excludeSeen);
        }
    }
}

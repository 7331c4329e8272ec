using SocialRec.Learning.Data;

namespace SocialRec.Learning.Splits;

/// <summary>Holds out every interaction of some items, so that only content can find them: the cold-start test.</summary>
public static class ItemHoldoutSplit
{
    /// <summary>Splits a log; the validation part is empty.</summary>
    /// <param name="log">The interactions.</param>
    /// <param name="seed">Seed of the choice of items.</param>
    /// <param name="share">Share of the items to hold out. Default 0.1.</param>
    /// <returns>The parts.</returns>
    public static Split WholeItems(InteractionLog log, int seed, double share = 0.1)
    {
        ArgumentNullException.ThrowIfNull(log);
        var items = Enumerable.Range(0, log.Items.Count).ToArray();
        new Random(seed).Shuffle(items);
        var held = items.Take((int)Math.Round(items.Length * share)).ToHashSet();
        return new Split(
            log.Where(i => !held.Contains(log.Interactions[i].Item)),
            log.Where(_ => false),
            log.Where(i => held.Contains(log.Interactions[i].Item)));
    }
}

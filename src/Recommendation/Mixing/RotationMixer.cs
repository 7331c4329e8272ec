using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Mixing;

/// <summary>Lets items step back that were shown lately without effect: the score is cut by the scenario's rotation, less so as hours go by.</summary>
public sealed class RotationMixer : IMixer
{
    private const float HalfLifeMs = 4 * 3_600_000f;

    /// <inheritdoc/>
    public string Name => "rotation";

    /// <inheritdoc/>
    public void Mix(RecommendationContext context, RankedList list, int limit)
    {
        float rotation = context.Scenario.Rotation;
        ReadOnlySpan<byte> acts = context.Shopper.RecentActs;
        if (rotation == 0 || !acts.Contains((byte)ActType.Impression))
            return;
        for (int i = 0; i < list.Count; i++)
        {
            if (ShownMs(context, list.Entries[i].Row) is { } shownMs)
                list.MixScores[i] *= 1 - rotation * MathF.Exp(-MathF.Log(2) * Math.Max(0, context.NowMs - shownMs) / HalfLifeMs);
        }
        list.Sort();
    }

    private static long? ShownMs(RecommendationContext context, int row)
    {
        ulong item = context.View.HashOf(row);
        ReadOnlySpan<ulong> recent = context.Shopper.RecentItems;
        int at = recent.IndexOf(item);
        return at >= 0 && context.Shopper.RecentActs[at] == (byte)ActType.Impression ? context.Shopper.RecentTimesMs[at] : null;
    }
}

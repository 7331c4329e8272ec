using SocialRec.Grains.Interfaces.Views;
using SocialRec.Grains.Log;

namespace SocialRec.Grains.Users;

/// <summary>
/// The items a user dealt with shortly before an act: the pairs that co-occurrence counts. A function of the ring and the act's place in it,
/// so that a redelivered act brings the same pairs as long as the ring holds what came before it.
/// </summary>
internal static class ItemsBefore
{
    /// <summary>The most items of one act.</summary>
    public const int Max = 8;

    /// <summary>How long before still counts as shortly, where both acts are dated: a shopping session and the evening after it.</summary>
    public const long WindowMs = 24 * 60 * 60 * 1000;

    /// <summary>Hashes of up to <see cref="Max"/> different items of interest before the event at <paramref name="index"/>, newest first.</summary>
    public static ulong[] Of(RecentRing ring, int index)
    {
        ref readonly RecentEvent act = ref ring[index];
        if (act.Item is null || !act.Type.ShowsInterest())
            return [];
        Span<ulong> found = stackalloc ulong[Max];
        int count = 0;
        for (int i = index - 1; i >= 0 && count < Max; i--)
        {
            ref readonly RecentEvent earlier = ref ring[i];
            if (earlier.Item is not { } item || !earlier.Type.ShowsInterest() || item.Hash == act.Item.Hash || found[..count].Contains(item.Hash))
                continue;
            if (act.TimeMs != RecentEvent.Undated && earlier.TimeMs != RecentEvent.Undated && act.TimeMs - earlier.TimeMs > WindowMs)
                continue;
            found[count++] = item.Hash;
        }

        return found[..count].ToArray();
    }
}

namespace SocialRec.Recommendation.Kernels;

/// <summary>
/// Sorts <see cref="ScoredIndex"/> keys, largest first: counting sort by each byte of the score, lowest first (radix sort), then equal scores among themselves.
/// No comparison that a processor could guess wrong, where a hundred keys cost a comparing sort hundreds of them.
/// </summary>
internal static class KeySort
{
    private const int Digits = 4;
    private const int Values = 256;
    private const int FewKeys = 24;

    /// <summary>Sorts keys.</summary>
    /// <param name="keys">Distinct keys.</param>
    /// <param name="spare">Working memory for as many.</param>
    public static void Descending(Span<ulong> keys, Span<ulong> spare)
    {
        if (keys.Length <= FewKeys)
        {
            Insert(keys);
            return;
        }

        Span<int> places = stackalloc int[Digits * Values];
        places.Clear();
        foreach (ulong key in keys)
        {
            for (int digit = 0; digit < Digits; digit++)
                places[digit * Values + Digit(key, digit)]++;
        }

        Span<ulong> from = keys, to = spare[..keys.Length];
        for (int digit = 0; digit < Digits; digit++)
        {
            Span<int> starts = places.Slice(digit * Values, Values);
            if (starts[Digit(from[0], digit)] == from.Length)
                continue;
            int start = 0;
            for (int value = Values - 1; value >= 0; value--)
                start += Replace(ref starts[value], start);
            foreach (ulong key in from)
                to[starts[Digit(key, digit)]++] = key;
            Span<ulong> sorted = to;
            to = from;
            from = sorted;
        }

        if (from != keys)
            from.CopyTo(keys);
        SortTies(keys);
    }

    private static int Digit(ulong key, int digit) => (int)(key >> 32 + 8 * digit) & (Values - 1);

    private static int Replace(ref int count, int start)
    {
        int before = count;
        count = start;
        return before;
    }

    private static void SortTies(Span<ulong> keys)
    {
        for (int first = 0; first < keys.Length;)
        {
            int end = first + 1;
            while (end < keys.Length && keys[end] >> 32 == keys[first] >> 32)
                end++;
            if (end - first > FewKeys)
                keys[first..end].Sort(static (a, b) => b.CompareTo(a));
            else if (end - first > 1)
                Insert(keys[first..end]);
            first = end;
        }
    }

    private static void Insert(Span<ulong> keys)
    {
        for (int i = 1; i < keys.Length; i++)
        {
            ulong key = keys[i];
            int at = i;
            for (; at > 0 && keys[at - 1] < key; at--)
                keys[at] = keys[at - 1];
            keys[at] = key;
        }
    }
}

namespace SocialRec.Grains.Log;

/// <summary>
/// Things grouped by a string key in the order of first appearance: the things of group g are
/// <see cref="Order"/>[<see cref="Starts"/>[g] … <see cref="Starts"/>[g + 1]], in their own order.
/// </summary>
internal readonly record struct Groups(string[] Keys, int[] Starts, int[] Order)
{
    // Grouping happens for every chunk, on whichever thread the partition has its turn.
    [ThreadStatic]
    private static Dictionary<string, int>? _scratch;

    public int Count => Keys.Length;

    public ArraySegment<int> this[int group] => new(Order, Starts[group], Starts[group + 1] - Starts[group]);

    /// <summary>Groups the numbers 0 to <paramref name="count"/> − 1; those with a null key belong to no group.</summary>
    public static Groups By(int count, Func<int, string?> keyOf)
    {
        Dictionary<string, int> groups = _scratch ??= [];
        groups.Clear();
        List<int> sizes = [];
        var groupOf = new int[count];
        for (int i = 0; i < count; i++)
        {
            groupOf[i] = -1;
            if (keyOf(i) is not { } key)
                continue;
            if (!groups.TryGetValue(key, out groupOf[i]))
            {
                groups.Add(key, groupOf[i] = sizes.Count);
                sizes.Add(0);
            }

            sizes[groupOf[i]]++;
        }

        var starts = new int[sizes.Count + 1];
        for (int g = 0; g < sizes.Count; g++)
            starts[g + 1] = starts[g] + sizes[g];
        var order = new int[starts[^1]];
        int[] next = starts[..^1];
        for (int i = 0; i < count; i++)
        {
            if (groupOf[i] >= 0)
                order[next[groupOf[i]]++] = i;
        }

        return new Groups([.. groups.Keys], starts, order);
    }
}

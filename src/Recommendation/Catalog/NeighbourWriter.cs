namespace SocialRec.Recommendation.Catalog;

/// <summary>
/// Keeps co-occurrence in both directions: an item's figures name what came before it; each of those items learns that this one came after.
/// </summary>
internal sealed class NeighbourWriter(ReplicaColumns columns, int perRow, Func<ulong, int> rowOf)
{
    // A pair seen once proves little: weight w becomes w / (w + Shrink).
    private const float Shrink = 3;

    /// <summary>Replaces what came before a row's item; false if nothing changed.</summary>
    public bool Set(int row, ReadOnlySpan<ulong> hashes, ReadOnlySpan<float> weights)
    {
        var before = new Neighbour[Math.Min(perRow, Math.Min(hashes.Length, weights.Length))];
        for (int i = 0; i < before.Length; i++)
            before[i] = new Neighbour(rowOf(hashes[i]), Strength(weights[i]));
        Neighbour[] old = columns.Before[row];
        if (before.AsSpan().SequenceEqual(old))
            return false;
        columns.Before.Edit(row) = before;
        foreach (Neighbour gone in old)
        {
            if (IndexOf(before, gone.Row) < 0)
                PutAfter(gone.Row, row, 0);
        }
        foreach (Neighbour neighbour in before)
        {
            // Most of a list stays as it was from one round of figures to the next.
            if (Array.IndexOf(old, neighbour) < 0)
                PutAfter(neighbour.Row, row, neighbour.Weight);
        }
        return true;
    }

    private static float Strength(float weight) => weight / (weight + Shrink);

    private static int IndexOf(Neighbour[] neighbours, int row)
    {
        for (int i = 0; i < neighbours.Length; i++)
        {
            if (neighbours[i].Row == row)
                return i;
        }
        return -1;
    }

    /// <summary>Sets the weight of one item after another, in descending order of weight; 0 takes it out, and so does a full list of heavier ones.</summary>
    private void PutAfter(int row, int later, float weight)
    {
        Neighbour[] after = columns.After[row];
        int was = IndexOf(after, later);
        var changed = new Neighbour(later, weight);
        int ahead = 0;
        while (ahead < after.Length && (ahead == was || IsAhead(after[ahead], changed)))
            ahead++;
        int others = after.Length - (was < 0 ? 0 : 1);
        int at = was >= 0 && was < ahead ? ahead - 1 : ahead;
        bool stays = weight > 0 && at < perRow;
        if (was < 0 && !stays)
            return;
        var next = new Neighbour[Math.Min(perRow, others + (stays ? 1 : 0))];
        for (int from = 0, to = 0; to < next.Length; to++)
        {
            if (from == was)
                from++;
            next[to] = stays && to == at ? changed : after[from++];
        }
        columns.After.Edit(row) = next;
    }

    private static bool IsAhead(Neighbour one, Neighbour other) => one.Weight > other.Weight || (one.Weight == other.Weight && one.Row < other.Row);
}

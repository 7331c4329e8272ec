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
            if (!Names(before, gone.Row))
                PutAfter(gone.Row, row, 0);
        }
        foreach (Neighbour neighbour in before)
            PutAfter(neighbour.Row, row, neighbour.Weight);
        return true;
    }

    private static float Strength(float weight) => weight / (weight + Shrink);

    private static bool Names(Neighbour[] neighbours, int row)
    {
        foreach (Neighbour neighbour in neighbours)
        {
            if (neighbour.Row == row)
                return true;
        }
        return false;
    }

    /// <summary>Sets the weight of one item after another, in descending order of weight; 0 takes it out, and so does a full list of heavier ones.</summary>
    private void PutAfter(int row, int later, float weight)
    {
        var after = new List<Neighbour>(columns.After[row]);
        after.RemoveAll(n => n.Row == later);
        int at = after.FindIndex(n => n.Weight < weight || (n.Weight == weight && n.Row > later));
        if (weight > 0)
            after.Insert(at < 0 ? after.Count : at, new Neighbour(later, weight));
        if (after.Count > perRow)
            after.RemoveRange(perRow, after.Count - perRow);
        columns.After.Edit(row) = [.. after];
    }
}

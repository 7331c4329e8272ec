namespace SocialRec.Recommendation.Kernels;

/// <summary>Lays queries side by side: as <see cref="BatchKernel"/> reads them, forwards through memory.</summary>
internal static class QueryLanes
{
    /// <summary>Packs queries.</summary>
    /// <param name="queries">Vectors of <paramref name="dimensions"/> numbers, one after the other.</param>
    /// <param name="dimensions">Numbers of a vector; a multiple of <paramref name="together"/>.</param>
    /// <param name="lanes">Queries of a group.</param>
    /// <param name="together">Consecutive numbers of one query that stay side by side.</param>
    /// <returns>Groups × dimensions ∕ together × lanes × together; zeros for queries that the last group lacks.</returns>
    public static T[] Pack<T>(ReadOnlySpan<T> queries, int dimensions, int lanes, int together)
        where T : struct
    {
        int count = queries.Length / dimensions, groups = (count + lanes - 1) / lanes;
        var packed = new T[groups * dimensions * lanes];
        for (int query = 0; query < count; query++)
        {
            int start = query / lanes * dimensions * lanes + query % lanes * together;
            for (int d = 0; d < dimensions; d++)
                packed[start + d / together * lanes * together + d % together] = queries[query * dimensions + d];
        }
        return packed;
    }
}

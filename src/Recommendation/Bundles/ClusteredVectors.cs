using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Bundles;

/// <summary>
/// An inverted file (Sivic and Zisserman, ICCV 2003): 8-bit vectors grouped around centroids, so that a search reads only the groups nearest to the query. It misses
/// a neighbour now and then; <see cref="VectorSearch"/> misses none. Immutable.
/// </summary>
public sealed class ClusteredVectors
{
    /// <summary>With fewer rows than this a pass over all is as fast.</summary>
    public const int LeastRows = 4096;

    private const int BlockRows = 256;

    /// <summary>The share of groups that a search reads to miss next to nothing.</summary>
    public const float MostShare = 0.1f;

    private readonly float[] _centroids;
    private readonly int[] _starts;
    private readonly int[] _items;
    private readonly sbyte[] _values;
    private readonly float[] _scales;
    private readonly int _stride;

    private ClusteredVectors(float[] centroids, int[] starts, int[] items, QuantizedVectors vectors)
    {
        (_centroids, _starts, _items, _stride) = (centroids, starts, items, vectors.Stride);
        _values = new sbyte[items.Length * _stride];
        _scales = Array.ConvertAll(items, item => vectors.Scales[item]);
        for (int at = 0; at < items.Length; at++)
            vectors[items[at]].CopyTo(_values.AsSpan(at * _stride));
    }

    /// <summary>How many groups there are.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>Groups vectors; null where there are too few to gain anything. The same vectors make the same groups everywhere.</summary>
    /// <param name="vectors">The vectors; items without one are in no group.</param>
    public static ClusteredVectors? Of(ItemVectors vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        int[] items = [.. Enumerable.Range(0, vectors.Count).Where(item => vectors.Quantized.Scales[item] > 0)];
        if (items.Length < LeastRows)
            return null;
        float[] centroids = VectorGroups.Centroids(vectors, items, (int)MathF.Sqrt(items.Length));
        int[] groups = VectorGroups.Assign(vectors, items, centroids);
        Array.Sort(groups, items);
        var starts = new int[centroids.Length / vectors.Dimensions + 1];
        foreach (int group in groups)
            starts[group + 1]++;
        for (int group = 1; group < starts.Length; group++)
            starts[group] += starts[group - 1];
        return new ClusteredVectors(centroids, starts, items, vectors.Quantized);
    }

    /// <summary>The item at a place, as a search returns places.</summary>
    public int ItemAt(int place) => _items[place];

    /// <summary>Offers the products with the rows of the nearest groups.</summary>
    /// <param name="query">One vector.</param>
    /// <param name="quantized">The same in 8 bits, filled up to the stride.</param>
    /// <param name="scale">What <paramref name="quantized"/> is multiplied by.</param>
    /// <param name="top">Takes places, see <see cref="ItemAt"/>; reset.</param>
    /// <param name="filter">Which places may be returned.</param>
    /// <param name="probe">Working memory.</param>
    /// <param name="share">The share of groups to read, at most 1.</param>
    public void Nearest<TFilter>(
        ReadOnlySpan<float> query, ReadOnlySpan<sbyte> quantized, float scale, TopK top, TFilter filter, GroupProbe probe, float share = MostShare)
        where TFilter : struct, IIndexFilter
    {
        ArgumentNullException.ThrowIfNull(top);
        ArgumentNullException.ThrowIfNull(probe);
        Span<float> products = stackalloc float[BlockRows];
        ReadOnlySpan<ulong> nearest = probe.Nearest(_centroids, query, Math.Max(1, (int)(Count * share)));
        for (int i = 0; i < nearest.Length; i++)
        {
            int group = ScoredIndex.Index(nearest[i]);
            // Groups lie apart: the next one is asked for while this one is read.
            if (i + 1 < nearest.Length)
                AskFor(ScoredIndex.Index(nearest[i + 1]));
            for (int first = _starts[group]; first < _starts[group + 1]; first += BlockRows)
            {
                Span<float> block = products[..Math.Min(BlockRows, _starts[group + 1] - first)];
                Int8Dots.OfRows(
                    _values.AsSpan(first * _stride, block.Length * _stride), _scales.AsSpan(first, block.Length), quantized, scale, block, KernelPaths.Best);
                VectorSearch.Offer(block, first, top, filter);
            }
        }
    }

    private void AskFor(int group)
    {
        const int Rows = 32;
        int first = _starts[group], count = Math.Min(Rows, _starts[group + 1] - first);
        Prefetch.Lines(_values.AsSpan(first * _stride, count * _stride));
        Prefetch.Lines(_scales.AsSpan(first, count));
    }
}

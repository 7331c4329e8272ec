using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Bundles;

/// <summary>Chooses the groups that a search reads. Working memory, kept from search to search; not for several threads at once.</summary>
public sealed class GroupProbe
{
    private readonly TopK _nearest = new();
    private float[] _products = [];

    /// <summary>The centroids nearest to a query, best first, as <see cref="ScoredIndex"/> keys; valid until the next call.</summary>
    internal ReadOnlySpan<ulong> Nearest(ReadOnlySpan<float> centroids, ReadOnlySpan<float> query, int count)
    {
        int groups = centroids.Length / query.Length;
        if (_products.Length < groups)
            _products = new float[groups];
        FloatDots.OfRows(centroids, query, _products.AsSpan(0, groups), KernelPaths.Best);
        _nearest.Reset(count);
        for (int group = 0; group < groups; group++)
            _nearest.Offer(_products[group], group);
        return _nearest.TakeSorted();
    }
}

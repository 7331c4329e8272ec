using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Kernels;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Explaining;

/// <summary>The latest items that the shopper showed a liking for and the bundle has a vector for: what a taste as a whole is shown by. Reusable.</summary>
internal sealed class LatestItems
{
    // A multiple of eight: the kernel takes eight rows at a time.
    private const int Most = 16;

    private readonly int[] _rows = new int[Most];
    private readonly int[] _origins = new int[Most];
    private readonly float[] _scales = new float[Most];
    private sbyte[] _vectors = [];
    private int _count;
    private bool _read;

    /// <summary>Forgets the items; they are read when first asked for.</summary>
    public void Clear() => _read = false;

    /// <summary>The one of the latest items that is most like an item.</summary>
    /// <returns>Its row, and where its act stands in the recent events; −1 if none is like it.</returns>
    public (int Row, int Origin) Nearest(RecommendationContext context, int row)
    {
        if (context.Binding is not { Bundle.Vectors.Quantized: { } vectors } binding || binding.ItemOfRow(row) is not (>= 0 and var item))
            return (-1, -1);
        if (!_read)
            Read(context, binding, vectors);
        Span<float> likeness = stackalloc float[Most];
        Int8Dots.OfRows(_vectors.AsSpan(0, Most * vectors.Stride), _scales, vectors[item], vectors.Scales[item], likeness, KernelPaths.Best);
        float best = 0;
        int nearest = -1;
        for (int i = 0; i < _count; i++)
        {
            if (_rows[i] != row && likeness[i] > best)
                (best, nearest) = (likeness[i], i);
        }
        return nearest < 0 ? (-1, -1) : (_rows[nearest], _origins[nearest]);
    }

    private void Read(RecommendationContext context, BundleBinding binding, QuantizedVectors vectors)
    {
        const int MostActs = 24;
        Shopper shopper = context.Shopper;
        _count = 0;
        _read = true;
        if (_vectors.Length < Most * vectors.Stride)
            _vectors = new sbyte[Most * vectors.Stride];
        for (int i = 0; i < Math.Min(shopper.RecentItems.Length, MostActs) && _count < Most; i++)
        {
            if (!ActWeights.IsTelling(shopper.RecentActs[i]))
                continue;
            int row = context.View.Find(shopper.RecentItems[i]);
            int item = binding.ItemOfRow(row);
            if (item < 0)
                continue;
            vectors[item].CopyTo(_vectors.AsSpan(_count * vectors.Stride));
            (_rows[_count], _scales[_count], _origins[_count++]) = (row, vectors.Scales[item], i);
        }
    }
}

using System.Numerics.Tensors;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Mixing;

/// <summary>
/// The greedy choice of maximal marginal relevance over a pool. Scores that are all chances are compared by their log-odds: near 1 chances lie so close that
/// likeness alone would order them. Likeness is the cosine of item vectors, at least 0; where one of two has no vector, sharing the first category. Reusable.
/// </summary>
internal sealed class MarginalRelevance
{
    private const float SameCategory = 0.6f;
    private const float LeastChance = 1e-3f;

    private sbyte[] _rows = [];
    private float[] _scales = [];
    private int[] _items = [];
    private int[] _categories = [];
    private int[] _entries = [];
    private float[] _scores = [];
    private float[] _likeness = [];
    private float[] _values = [];
    private float[] _cosines = [];
    private int[] _picked = [];
    private int _pool;
    private int _stride;
    private int _pickedCount;
    private bool _someWithoutVector;

    /// <summary>Starts over the first <paramref name="pool"/> places of a list.</summary>
    public void Begin(RecommendationContext context, RankedList list, int pool)
    {
        _pool = pool;
        _pickedCount = 0;
        _stride = context.Bundle?.Vectors?.Quantized.Stride ?? 0;
        Reserve();
        ReadScores(list);
        if (context.Bundle?.Vectors is { } vectors)
            ReadVectors(context.Binding!, vectors.Quantized, list);
        else
            _scales.AsSpan(0, pool).Clear();
        _someWithoutVector = _scales.AsSpan(0, pool).Contains(0);
        if (_someWithoutVector)
            ReadCategories(context.View, list);
        _likeness.AsSpan(0, pool).Clear();
    }

    /// <summary>Chooses the next candidate.</summary>
    /// <param name="diversity">0 (scores alone) to 1 (unlikeness alone).</param>
    public void PickNext(float diversity)
    {
        Span<float> values = _values.AsSpan(0, _pool), likeness = _likeness.AsSpan(0, _pool);
        TensorPrimitives.Multiply(_scores.AsSpan(0, _pool), 1 - diversity, values);
        TensorPrimitives.MultiplyAdd(likeness, -diversity, values, values);
        foreach (int earlier in _picked.AsSpan(0, _pickedCount))
            values[earlier] = float.NegativeInfinity;
        int pick = TensorPrimitives.IndexOfMax<float>(values);
        _picked[_pickedCount++] = pick;
        Likeness(pick);
        TensorPrimitives.Max(likeness, _cosines.AsSpan(0, _pool), likeness);
    }

    /// <summary>Puts the chosen first and leaves the rest in their order.</summary>
    public void WriteOrder(RankedList list)
    {
        int place = 0;
        foreach (int pick in _picked.AsSpan(0, _pickedCount))
        {
            list.Order[place++] = _entries[pick];
            _entries[pick] = -1;
        }
        foreach (int entry in _entries.AsSpan(0, _pool))
        {
            if (entry >= 0)
                list.Order[place++] = entry;
        }
    }

    /// <summary>Scores from 0, the worst of the pool, to 1, the best.</summary>
    private void ReadScores(RankedList list)
    {
        ReadOnlySpan<int> order = list.Order[.._pool];
        ReadOnlySpan<float> scores = list.MixScores;
        float best = scores[order[0]], worst = scores[order[^1]];
        bool chances = worst >= 0 && best <= 1;
        if (chances)
            (best, worst) = (LogOdds(best), LogOdds(worst));
        float perScore = best > worst ? 1 / (best - worst) : 0;
        for (int i = 0; i < order.Length; i++)
        {
            float score = scores[order[i]];
            _entries[i] = order[i];
            _scores[i] = ((chances ? LogOdds(score) : score) - worst) * perScore;
        }
    }

    /// <summary>The vectors of the pool side by side; scale 0 where there is none.</summary>
    private void ReadVectors(BundleBinding binding, QuantizedVectors vectors, RankedList list)
    {
        // They lie far apart: all are asked for before the first is copied.
        for (int i = 0; i < _pool; i++)
        {
            _items[i] = binding.ItemOfRow(list.At(i).Row);
            if (_items[i] < 0)
                continue;
            Prefetch.Lines(vectors[_items[i]]);
            Prefetch.Line(in vectors.Scales[_items[i]]);
        }
        for (int i = 0; i < _pool; i++)
        {
            _scales[i] = _items[i] >= 0 ? vectors.Scales[_items[i]] : 0;
            if (_scales[i] > 0)
                vectors[_items[i]].CopyTo(_rows.AsSpan(i * _stride));
        }
    }

    private void ReadCategories(CatalogView view, RankedList list)
    {
        for (int i = 0; i < _pool; i++)
        {
            ReadOnlySpan<int> categories = view.Categories(list.At(i).Row);
            _categories[i] = categories.IsEmpty ? -1 : categories[0];
        }
    }

    private static float LogOdds(float chance)
    {
        float kept = Math.Clamp(chance, LeastChance, 1 - LeastChance);
        return MathF.Log(kept / (1 - kept));
    }

    private void Likeness(int pick)
    {
        Span<float> cosines = _cosines.AsSpan(0, _pool);
        if (_scales[pick] > 0)
        {
            ReadOnlySpan<sbyte> rows = _rows.AsSpan(0, _pool * _stride);
            Int8Dots.OfRows(rows, _scales.AsSpan(0, _pool), rows.Slice(pick * _stride, _stride), _scales[pick], cosines, KernelPaths.Best);
        }
        if (!_someWithoutVector)
            return;
        for (int i = 0; i < _pool; i++)
        {
            if (_scales[pick] == 0 || _scales[i] == 0)
                cosines[i] = _categories[i] >= 0 && _categories[i] == _categories[pick] ? SameCategory : 0;
        }
    }

    private void Reserve()
    {
        if (_rows.Length < _pool * _stride)
            _rows = new sbyte[_pool * _stride];
        if (_scales.Length >= _pool)
            return;
        (_scales, _scores, _likeness, _values, _cosines) = (new float[_pool], new float[_pool], new float[_pool], new float[_pool], new float[_pool]);
        (_items, _categories, _entries, _picked) = (new int[_pool], new int[_pool], new int[_pool], new int[_pool]);
    }
}

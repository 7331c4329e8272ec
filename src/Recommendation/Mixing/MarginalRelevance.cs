using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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

    private static readonly int Lanes = Vector512<float>.Count;

    private float[] _scales = [];
    private int[] _items = [];
    private int[] _categories = [];
    private int[] _entries = [];
    private float[] _scores = [];
    private float[] _values = [];
    private float[] _likeness = [];
    private int[] _compared = [];
    private int[] _picked = [];
    private QuantizedVectors? _vectors;
    private int _pool;
    private int _pickedCount;
    private float _diversity;

    /// <summary>Starts over the first <paramref name="pool"/> places of a list, which are in descending order of score.</summary>
    /// <param name="context">The request.</param>
    /// <param name="list">The list.</param>
    /// <param name="pool">How many places to choose from.</param>
    /// <param name="diversity">0 (scores alone) to 1 (unlikeness alone).</param>
    public void Begin(RecommendationContext context, RankedList list, int pool, float diversity)
    {
        (_pool, _pickedCount, _diversity) = (pool, 0, diversity);
        _vectors = context.Bundle?.Vectors?.Quantized;
        Reserve();
        ReadScores(list);
        ReadScales(context.Binding, list);
        if (_scales.AsSpan(0, pool).Contains(0))
            ReadCategories(context.View, list);
        _likeness.AsSpan(0, pool).Clear();
        _compared.AsSpan(0, pool).Clear();
        _values.AsSpan().Fill(float.NegativeInfinity);
        TensorPrimitives.Multiply(_scores.AsSpan(0, pool), 1 - diversity, _values);
    }

    /// <summary>
    /// Chooses the next candidate. Likeness only grows as more are chosen, so what a candidate was worth before bounds what it is worth now: the one that was worth
    /// most is compared first, and hardly any other need be (the lazy greedy choice: Minoux 1978, "Accelerated Greedy Algorithms for Maximizing Submodular Set Functions").
    /// </summary>
    public void PickNext()
    {
        int pick = TensorPrimitives.IndexOfMax<float>(_values.AsSpan(0, _pool));
        float best = Compare(pick);
        ref float values = ref MemoryMarshal.GetArrayDataReference(_values);
        for (int first = 0; first < _pool; first += Lanes)
        {
            ulong reach = Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref values, (nuint)first), Vector512.Create(best)).ExtractMostSignificantBits();
            for (; reach != 0; reach &= reach - 1)
            {
                int i = first + BitOperations.TrailingZeroCount(reach);
                if (_values[i] < best)
                    continue;
                float value = Compare(i);
                if (value > best || (value == best && i < pick))
                    (pick, best) = (i, value);
            }
        }

        _picked[_pickedCount++] = pick;
        _values[pick] = float.NegativeInfinity;
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

    /// <summary>The pool's items and the scales of their vectors; 0 where there is none.</summary>
    private void ReadScales(BundleBinding? binding, RankedList list)
    {
        for (int i = 0; i < _pool; i++)
        {
            _items[i] = _vectors is null ? -1 : binding!.ItemOfRow(list.At(i).Row);
            _scales[i] = _items[i] >= 0 ? _vectors!.Scales[_items[i]] : 0;
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

    /// <summary>Compares a candidate with those that were chosen since it was compared last.</summary>
    /// <returns>What it is worth now.</returns>
    private float Compare(int i)
    {
        float likeness = _likeness[i], scale = _scales[i];
        ReadOnlySpan<sbyte> vector = scale == 0 ? default : _vectors![_items[i]];
        foreach (int pick in _picked.AsSpan(_compared[i].._pickedCount))
        {
            likeness = Math.Max(likeness, scale == 0 || _scales[pick] == 0
                ? OfCategories(i, pick)
                : Int8Dots.Of(vector, _vectors![_items[pick]]) * scale * _scales[pick]);
        }

        (_likeness[i], _compared[i]) = (likeness, _pickedCount);
        return _values[i] = (likeness * -_diversity) + (_scores[i] * (1 - _diversity));
    }

    private float OfCategories(int one, int other) => _categories[one] >= 0 && _categories[one] == _categories[other] ? SameCategory : 0;

    private void Reserve()
    {
        if (_scales.Length >= _pool)
            return;
        // Whole vectors of values are read.
        int size = (_pool + Lanes - 1) / Lanes * Lanes;
        (_scales, _scores, _values, _likeness) = (new float[size], new float[size], new float[size], new float[size]);
        (_items, _categories, _entries, _picked, _compared) = (new int[size], new int[size], new int[size], new int[size], new int[size]);
    }
}

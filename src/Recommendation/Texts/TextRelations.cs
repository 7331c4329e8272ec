using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Texts;

/// <summary>
/// Relates items that the model does not know to those that read like them: a shopper who liked one of the latter may like the former, before anybody has touched it.
/// The nearest few by the text model's vectors, each way; close ones count far more than likely ones. One thread at a time may call it.
/// </summary>
public sealed class TextRelations
{
    // Chosen on items held out whole, see docs/benchmarks.md: of 8, 16 and 32 relatives and powers 1, 4 and 8 the best, or as good as the best.
    private const int Relatives = 8;
    private const int Sharpness = 4;

    // What reads like an item of which hundreds are alike must not make a list of hundreds.
    private const int MostPerItem = 32;

    // Below it words merely come from the same shop.
    private const float LeastCosine = 0.4f;

    private readonly TextVectors _vectors = new();
    private readonly PagedColumn<Neighbour[]> _lists = new();
    private readonly HashSet<int> _toRelate = [];
    private readonly TopK _known = new();
    private readonly TopK _unknown = new();
    private readonly int _mostUnknown;
    private float[] _cosines = [];
    private ModelBundle? _bundle;
    private TextNeighbours _current = TextNeighbours.None;

    /// <summary>Relations of nothing yet.</summary>
    /// <param name="mostUnknown">How many items that the model does not know are related, the latest; at least 1. Each costs one pass over all vectors.</param>
    public TextRelations(int mostUnknown = 16_384)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostUnknown, 1);
        _mostUnknown = mostUnknown;
    }

    /// <summary>Takes the vector of a row's text.</summary>
    /// <param name="row">The row.</param>
    /// <param name="vector">Of unit length, or all zeros; always as many numbers.</param>
    public void Set(int row, ReadOnlySpan<float> vector)
    {
        Forget(row);
        _toRelate.Add(_vectors.Set(row, vector));
    }

    /// <summary>Relates what is new, or, after a change of the bundle, everything anew.</summary>
    /// <param name="binding">The active bundle, bound to the catalog; null if none is.</param>
    /// <param name="cancellationToken">Ends it between two items.</param>
    public TextNeighbours Relate(BundleBinding? binding, CancellationToken cancellationToken = default)
    {
        if (!ReferenceEquals(binding?.Bundle, _bundle))
            Restart(binding?.Bundle);
        bool changed = false;
        foreach (int slot in _toRelate.OrderDescending().ToArray())
        {
            cancellationToken.ThrowIfCancellationRequested();
            _toRelate.Remove(slot);
            if (Knows(binding, slot) || slot < _vectors.Count - _mostUnknown)
                continue;
            Relate(slot, binding);
            changed = true;
        }

        if (changed)
            _current = new TextNeighbours(_lists.Publish(), _current.Version + 1);
        return _current;
    }

    private void Restart(ModelBundle? bundle)
    {
        _bundle = bundle;
        for (int row = 0; row < _lists.Count; row++)
        {
            if (_lists[row].Length > 0)
                _lists.Edit(row) = [];
        }

        for (int slot = 0; slot < _vectors.Count; slot++)
            _toRelate.Add(slot);
    }

    private void Relate(int slot, BundleBinding? binding)
    {
        if (_cosines.Length < _vectors.Count)
            _cosines = new float[2 * _vectors.Count];
        Span<float> cosines = _cosines.AsSpan(0, _vectors.Count);
        _vectors.Compare(slot, cosines);
        _known.Reset(Relatives, LeastCosine);
        _unknown.Reset(Relatives, LeastCosine);
        for (int other = 0; other < cosines.Length; other++)
        {
            if (cosines[other] > LeastCosine && other != slot)
                (Knows(binding, other) ? _known : _unknown).Offer(cosines[other], other);
        }

        foreach (ulong key in (ulong[])[.. _known.Take(), .. _unknown.Take()])
        {
            int row = _vectors.RowOf(slot), other = _vectors.RowOf(ScoredIndex.Index(key));
            float weight = MathF.Pow(Math.Min(1, ScoredIndex.Score(key)), Sharpness);
            Put(row, new Neighbour(other, weight));
            Put(other, new Neighbour(row, weight));
        }
    }

    private bool Knows(BundleBinding? binding, int slot) => binding?.ItemOfRow(_vectors.RowOf(slot)) >= 0;

    private void Put(int row, Neighbour neighbour)
    {
        while (_lists.Count <= row)
            _lists.Add([]);
        IEnumerable<Neighbour> others = _lists[row].Where(other => other.Row != neighbour.Row);
        _lists.Edit(row) = [.. others.Append(neighbour).OrderByDescending(other => other.Weight).ThenBy(other => other.Row).Take(MostPerItem)];
    }

    private void Forget(int row)
    {
        if (row >= _lists.Count || _lists[row].Length == 0)
            return;
        foreach (Neighbour other in _lists[row])
            _lists.Edit(other.Row) = Array.FindAll(_lists[other.Row], one => one.Row != row);
        _lists.Edit(row) = [];
    }
}

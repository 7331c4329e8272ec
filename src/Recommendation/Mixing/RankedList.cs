using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SocialRec.Recommendation.Candidates;
using SocialRec.Recommendation.Kernels;
using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation.Mixing;

/// <summary>The best candidates in the order in which they will be shown; mixers change the order, and the scores they order by. Reusable.</summary>
public sealed class RankedList
{
    private RankedCandidate[] _entries = [];
    private float[] _scores = [];
    private int[] _order = [];
    private ulong[] _keys = [];

    /// <summary>How many candidates there are.</summary>
    public int Count { get; private set; }

    /// <summary>The candidates, in no particular order.</summary>
    public ReadOnlySpan<RankedCandidate> Entries => _entries.AsSpan(0, Count);

    /// <summary>What the candidates are ordered by: their scores, until a mixer changes them.</summary>
    public Span<float> MixScores => _scores.AsSpan(0, Count);

    /// <summary>Indexes of <see cref="Entries"/>, first to be shown first.</summary>
    public Span<int> Order => _order.AsSpan(0, Count);

    /// <summary>The candidate at a place of the order.</summary>
    public ref readonly RankedCandidate At(int place) => ref _entries[_order[place]];

    /// <summary>Orders by <see cref="MixScores"/>, ties by row.</summary>
    public void Sort()
    {
        Span<ulong> keys = _keys.AsSpan(0, Count);
        for (int i = 0; i < keys.Length; i++)
            keys[i] = ScoredIndex.Pack(_scores[i], _entries[i].Row);
        Span<int> order = Order;
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        keys.Sort(order, static (a, b) => b.CompareTo(a));
    }

    /// <summary>Moves the candidate at one place to an earlier one; those between make room.</summary>
    public void Promote(int from, int to)
    {
        int entry = _order[from];
        Order[to..from].CopyTo(Order[(to + 1)..]);
        _order[to] = entry;
    }

    /// <summary>Takes over the best of the candidates by score.</summary>
    internal void Take(CandidateSet candidates, ReadOnlySpan<float> scores, TopK top, int limit)
    {
        top.Reset(limit);
        for (int i = 0; i < scores.Length; i++)
            top.Offer(scores[i], candidates.Rows[i]);
        ReadOnlySpan<ulong> best = top.TakeSorted();
        Reserve(best.Length);
        for (int i = 0; i < best.Length; i++)
        {
            (_entries[i].Row, _entries[i].Score) = (ScoredIndex.Index(best[i]), ScoredIndex.Score(best[i]));
            _order[i] = candidates.Find(_entries[i].Row);
        }
        for (var feature = (Feature)0; (int)feature < Features.Count; feature++)
            Fill(feature, candidates.Feature(feature), candidates.Evidence(feature));
        ResetOrder();
    }

    /// <summary>Takes over candidates that were kept, best first.</summary>
    internal void Take(ReadOnlySpan<RankedCandidate> kept)
    {
        Reserve(kept.Length);
        kept.CopyTo(_entries);
        ResetOrder();
    }

    /// <summary>Drops candidates that a request rules out; the others keep their order.</summary>
    internal void Keep(Filters.RowMask mask)
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (!mask.Contains(_entries[i].Row))
                continue;
            if (kept < i)
                _entries[kept] = _entries[i];
            kept++;
        }
        Count = kept;
        ResetOrder();
    }

    /// <summary>Copies a column; the order holds each entry's place among the candidates.</summary>
    private void Fill(Feature feature, ReadOnlySpan<float> values, ReadOnlySpan<int> evidence)
    {
        ref float value = ref MemoryMarshal.GetReference(values);
        ref int at = ref MemoryMarshal.GetReference(evidence);
        ReadOnlySpan<int> order = Order;
        Span<RankedCandidate> entries = _entries.AsSpan(0, order.Length);
        for (int i = 0; i < order.Length; i++)
        {
            // Each came out of this very set of candidates.
            nuint slot = (nuint)order[i];
            entries[i].Set((int)feature, Unsafe.Add(ref value, slot), (short)Unsafe.Add(ref at, slot));
        }
    }

    private void ResetOrder()
    {
        for (int i = 0; i < Count; i++)
        {
            _scores[i] = _entries[i].Score;
            _order[i] = i;
        }
    }

    private void Reserve(int count)
    {
        Count = count;
        if (_entries.Length >= count)
            return;
        _entries = new RankedCandidate[count];
        _scores = new float[count];
        _order = new int[count];
        _keys = new ulong[count];
    }
}

using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation.Candidates;

/// <summary>
/// The rows under consideration, each once, with a column for each feature and, beside it, where the feature's evidence stands. Reusable.
/// </summary>
public sealed class CandidateSet
{
    private readonly RowSlots _slots = new();
    private readonly float[][] _features = new float[Scoring.Features.Count][];
    private readonly int[][] _evidence = new int[Scoring.Features.Count][];
    private readonly int[] _written = new int[Scoring.Features.Count];
    private int _capacity;

    internal CandidateSet() => Reserve(512);

    /// <summary>How many candidates there are.</summary>
    public int Count => _slots.Count;

    /// <summary>Catalog rows.</summary>
    public ReadOnlySpan<int> Rows => _slots.Rows;

    /// <summary>A feature of all candidates, 0 to 1; all 0 where there is nothing to measure.</summary>
    public ReadOnlySpan<float> Feature(Feature feature) => _features[(int)feature].AsSpan(0, Count);

    /// <summary>Whether there was something to measure a feature by.</summary>
    public bool Has(Feature feature) => _written[(int)feature] > 0;

    /// <summary>The column of a feature, to be written: 0 for each candidate.</summary>
    public Span<float> Measure(Feature feature)
    {
        _written[(int)feature] = Count;
        return _features[(int)feature].AsSpan(0, Count);
    }

    /// <summary>Where each candidate's evidence for a feature stands: what the number means is the source's affair; −1 for none.</summary>
    public Span<int> Evidence(Feature feature) => _evidence[(int)feature].AsSpan(0, Count);

    /// <summary>Adds a row if it is not there yet.</summary>
    public void Add(int row)
    {
        if (_slots.Add(row) == _capacity)
            Reserve(2 * _capacity);
    }

    internal int Find(int row) => _slots.Find(row);

    internal void Clear(int rows) => _slots.Clear(rows);

    internal void Truncate(int count) => _slots.Truncate(count);

    /// <summary>Takes back what was written of a feature: nothing, for most kinds of evidence of most shoppers.</summary>
    internal void Forget(Feature feature)
    {
        ref int written = ref _written[(int)feature];
        _features[(int)feature].AsSpan(0, written).Clear();
        _evidence[(int)feature].AsSpan(0, written).Fill(-1);
        written = 0;
    }

    private void Reserve(int capacity)
    {
        _capacity = capacity;
        for (int f = 0; f < _features.Length; f++)
        {
            // Nothing is measured before all candidates are in, so nothing needs to be kept.
            _features[f] = new float[capacity];
            _evidence[f] = new int[capacity];
            Array.Fill(_evidence[f], -1);
            _written[f] = 0;
        }
    }
}

namespace SocialRec.Inference.Models;

/// <summary>How often a model went wrong, and how it did last.</summary>
internal sealed class FaultRecord(TimeProvider time)
{
    private readonly Lock _gate = new();
    private (long Count, string? Last, DateTimeOffset? At) _latest;

    public (long Count, string? Last, DateTimeOffset? At) Latest
    {
        get
        {
            lock (_gate) return _latest;
        }
    }

    /// <returns>How many there have been, this one included.</returns>
    public long Record(string what)
    {
        lock (_gate)
        {
            _latest = (_latest.Count + 1, what, time.GetUtcNow());
            return _latest.Count;
        }
    }
}

using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Gateway.Bulk;

/// <summary>What became of the elements of one request. Batches note theirs from several threads.</summary>
/// <param name="maxListed">How many rejections are kept; the rest are counted.</param>
internal sealed class BulkOutcome(int maxListed)
{
    private readonly Lock _gate = new();
    private readonly List<Rejection> _rejected = [];
    private readonly List<int> _retry = [];
    private volatile bool _failed;

    /// <summary>Elements kept.</summary>
    public long Accepted { get; private set; }

    /// <summary>Elements that had been kept before.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Elements refused, listed or not.</summary>
    public long RejectedCount { get; private set; }

    /// <summary>The first elements refused, in the order of the body.</summary>
    public IReadOnlyList<Rejection> Rejected => _rejected;

    /// <summary>Indexes of elements that were not kept, or perhaps not, for no fault of theirs, ascending.</summary>
    public IReadOnlyList<int> Retry => _retry;

    /// <summary>The index from which on nothing was read; null if all was.</summary>
    public int? RetryFrom { get; set; }

    /// <summary>Why the body could not be read to its end; null if it was.</summary>
    public Problem? Cut { get; set; }

    /// <summary>Whether a batch could not be kept, so that reading on is of no use.</summary>
    public bool Failed => _failed;

    /// <summary>The positions reached.</summary>
    public PositionToken Token { get; } = new();

    /// <summary>Notes an element that breaks a rule.</summary>
    public void Reject(in Rejection rejection)
    {
        lock (_gate)
        {
            RejectedCount++;
            if (_rejected.Count < maxListed)
                _rejected.Add(rejection);
        }
    }

    /// <summary>Notes elements that are durable now.</summary>
    public void Accept(int accepted, int duplicates = 0)
    {
        lock (_gate)
        {
            Accepted += accepted;
            Duplicates += duplicates;
        }
    }

    /// <summary>Notes the log position that holds what a partition was given.</summary>
    public void Reach(int partition, long position)
    {
        lock (_gate)
            Token.Add(partition, position);
    }

    /// <summary>Notes elements that could not be kept now, or whose fate is unknown.</summary>
    public void Fail(IEnumerable<int> indexes)
    {
        lock (_gate)
        {
            _retry.AddRange(indexes);
            _retry.Sort();
        }

        _failed = true;
    }
}

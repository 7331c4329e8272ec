using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Gateway.Bulk;

/// <summary>What became of the elements of one request. Batches note theirs from several threads.</summary>
/// <param name="maxListed">How many rejections are kept; the rest are counted.</param>
internal sealed class BulkOutcome(int maxListed)
{
    private readonly Lock _gate = new();
    private readonly List<Rejection> _bad = [];
    private readonly List<Rejection> _lost = [];
    private volatile bool _failed;
    private volatile bool _unavailable;

    /// <summary>Elements kept.</summary>
    public long Accepted { get; private set; }

    /// <summary>Elements that had been kept before.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Elements that break a rule, listed or not.</summary>
    public long BadCount { get; private set; }

    /// <summary>Elements that break a rule: the first so many.</summary>
    public IReadOnlyList<Rejection> Bad => _bad;

    /// <summary>Elements to be sent again: all of them, since a sender takes what is not named for kept.</summary>
    public IReadOnlyList<Rejection> Lost => _lost;

    /// <summary>The index from which on nothing was read; null if all was.</summary>
    public int? RetryFrom { get; set; }

    /// <summary>Why the body could not be read to its end; null if it was.</summary>
    public Problem? Cut { get; set; }

    /// <summary>Whether an element could not be kept, so that reading on is of no use.</summary>
    public bool Failed => _failed;

    /// <summary>Whether all that could not be kept was turned away because queues are full, and for no other reason.</summary>
    public bool IsShed => _failed && !_unavailable;

    /// <summary>The positions reached.</summary>
    public PositionToken Token { get; } = new();

    /// <summary>Notes an element that breaks a rule.</summary>
    public void Reject(int index, string? id, in FieldError error)
    {
        lock (_gate)
        {
            BadCount++;
            if (_bad.Count < maxListed)
                _bad.Add(Rejection.Bad(index, id, error));
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

    /// <summary>Notes an element that could not be kept now, or whose fate is unknown.</summary>
    /// <param name="index">Its index in the body.</param>
    /// <param name="id">Its id.</param>
    /// <param name="isShed">Whether a full queue turned it away, so that it is certain not to be kept.</param>
    public void Lose(int index, string? id, bool isShed = false)
    {
        lock (_gate)
            _lost.Add(Rejection.Lost(index, id));
        _unavailable |= !isShed;
        _failed = true;
    }
}

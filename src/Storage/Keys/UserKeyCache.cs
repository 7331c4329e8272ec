using System.Collections.Concurrent;

namespace SocialRec.Storage.Keys;

/// <summary>
/// The keys in use lately: two generations, of which the older is dropped when the younger is full or has served its time. An entry lives
/// for at most two lifetimes of a generation, used or not, so that a key destroyed by another silo is not used for long.
/// </summary>
internal sealed class UserKeyCache(int capacity, TimeSpan lifetime, TimeProvider time)
{
    private readonly Lock _gate = new();
    private ConcurrentDictionary<(string User, int Epoch), UserKey> _young = new();
    private ConcurrentDictionary<(string User, int Epoch), UserKey> _old = new();
    private long _begun = time.GetTimestamp();
    private int _added;

    public UserKey? Find(string user, int epoch)
    {
        TurnOver();
        return _young.TryGetValue((user, epoch), out var key) || _old.TryGetValue((user, epoch), out key) ? key : null;
    }

    public void Add(string user, int epoch, UserKey key)
    {
        TurnOver();
        _young[(user, epoch)] = key;
        Interlocked.Increment(ref _added);
    }

    public void Remove(string user, int epoch)
    {
        _young.TryRemove((user, epoch), out _);
        _old.TryRemove((user, epoch), out _);
    }

    private void TurnOver()
    {
        if (!IsDue())
            return;
        lock (_gate)
        {
            if (!IsDue())
                return;
            // After a pause of two lifetimes even the younger generation is too old.
            _old = time.GetElapsedTime(_begun) < 2 * lifetime ? _young : new();
            _young = new();
            _begun = time.GetTimestamp();
            _added = 0;
        }
    }

    private bool IsDue() => Volatile.Read(ref _added) >= capacity / 2 || time.GetElapsedTime(_begun) >= lifetime;
}

using SocialRec.Recommendation.Mixing;

namespace SocialRec.Recommendation.Candidates;

/// <summary>
/// Keeps scored candidates until something they depend on changes. A fixed number of places in sets of sixteen; a new entry takes the place of its own older state, or of the
/// one that was used longest ago. Places keep their memory, so nothing is allocated once the cache is full. Safe for many threads.
/// </summary>
internal sealed class CandidateCache
{
    /// <summary>The most candidates that an entry holds; longer lists are not kept.</summary>
    public const int MaxCandidates = 128;

    // With few places in a set, shoppers that fall into one crowd each other out long before the cache is full.
    private const int Ways = 16;

    private readonly Entry[] _entries;
    private long _clock;

    /// <summary>An empty cache.</summary>
    /// <param name="capacity">How many entries, rounded up to a multiple of sixteen; 0 keeps nothing.</param>
    public CandidateCache(int capacity)
    {
        _entries = new Entry[(capacity + Ways - 1) / Ways * Ways];
        for (int i = 0; i < _entries.Length; i++)
            _entries[i] = new Entry();
    }

    /// <summary>Copies kept candidates to a list; false if there are none for just this key.</summary>
    public bool TryRead(in CandidateKey key, RankedList list)
    {
        int place = key.Place;
        foreach (Entry entry in SetOf(place))
        {
            if (Volatile.Read(ref entry.Place) != place)
                continue;
            lock (entry)
            {
                if (entry.Key != key)
                    continue;
                entry.UsedAt = Interlocked.Increment(ref _clock);
                list.Take(entry.Candidates.AsSpan(0, entry.Count));
                return true;
            }
        }
        return false;
    }

    /// <summary>Keeps a list's candidates.</summary>
    public void Write(in CandidateKey key, RankedList list)
    {
        int place = key.Place;
        Entry? chosen = null;
        foreach (Entry entry in SetOf(place))
        {
            if (Volatile.Read(ref entry.Place) == place && IsOlderStateOf(entry, in key))
            {
                chosen = entry;
                break;
            }
            if (chosen is null || Volatile.Read(ref entry.UsedAt) < Volatile.Read(ref chosen.UsedAt))
                chosen = entry;
        }
        if (chosen is null || list.Count > MaxCandidates)
            return;
        lock (chosen)
        {
            chosen.Key = key;
            Volatile.Write(ref chosen.Place, place);
            chosen.UsedAt = Interlocked.Increment(ref _clock);
            chosen.Count = list.Count;
            if (chosen.Candidates.Length < list.Count)
                chosen.Candidates = new RankedCandidate[list.Count];
            list.Entries.CopyTo(chosen.Candidates);
        }
    }

    private static bool IsOlderStateOf(Entry entry, in CandidateKey key)
    {
        // The key has many words: only under the lock is it one key.
        lock (entry)
            return entry.Key is { } other && other.User == key.User;
    }

    private Span<Entry> SetOf(int place) =>
        _entries.Length == 0 ? [] : _entries.AsSpan((int)((uint)place % (uint)(_entries.Length / Ways)) * Ways, Ways);

    private sealed class Entry
    {
        public CandidateKey? Key;
        public int Place;
        public long UsedAt;
        public int Count;
        public RankedCandidate[] Candidates = [];
    }
}

using SocialRec.Grains.State;

namespace SocialRec.Grains.Users;

/// <summary>Who has blocked a user, each with the position of the last word on it: a word that arrives late changes nothing.</summary>
internal sealed class Blockers
{
    /// <summary>The most people remembered, those who have unblocked the user included; more are not taken.</summary>
    public const int Capacity = 10_000;

    // Most users have none.
    private SortedDictionary<ulong, (long Position, bool Blocked)>? _words;

    /// <summary>The hashes of those whose block stands, ascending.</summary>
    public ulong[] Hashes() => _words is null ? [] : [.. _words.Where(word => word.Value.Blocked).Select(word => word.Key)];

    public bool Contains(ulong person) => _words is not null && _words.TryGetValue(person, out var word) && word.Blocked;

    /// <summary>Notes a block or its end.</summary>
    /// <returns>Whether it is news.</returns>
    public bool Set(ulong person, long position, bool blocked)
    {
        (long Position, bool Blocked) before = default;
        bool known = _words is not null && _words.TryGetValue(person, out before);
        if (before.Position >= position || (!known && (!blocked || _words?.Count == Capacity)))
            return false;
        (_words ??= [])[person] = (position, blocked);
        return before.Blocked != blocked;
    }

    public void Write(StateWriter writer)
    {
        writer.Hashes(_words is null ? [] : [.. _words.Keys]);
        foreach ((long position, bool blocked) in _words?.Values ?? Enumerable.Empty<(long, bool)>())
        {
            writer.Varint((ulong)position);
            writer.Bool(blocked);
        }
    }

    public static Blockers Read(ref StateReader reader)
    {
        Blockers blockers = new();
        foreach (ulong person in reader.Hashes())
            (blockers._words ??= [])[person] = ((long)reader.Varint(), reader.Bool());
        return blockers;
    }
}

using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.State;
using SocialRec.Grains.Timelines;

namespace SocialRec.Grains.Users;

/// <summary>
/// A user's feed: the newest <see cref="Capacity"/> acts of the people the user hears and of those who shared something with the user in person, how far each author's
/// acts have been taken, and who has blocked the user. Its record (<see cref="FeedRecord"/>) is derived data.
/// </summary>
internal sealed class FeedState
{
    public const int Capacity = 512;

    private readonly ActWindow _acts;

    public FeedState()
        : this(new ActWindow(Capacity))
    {
    }

    private FeedState(ActWindow acts) => _acts = acts;

    public int Count => _acts.Count;

    public AuthorPositions Authors { get; private init; } = new();

    /// <summary>Who has blocked the user: nothing of theirs is shown, wherever it comes from.</summary>
    public Blockers Blockers { get; private init; } = new();

    /// <summary>Takes acts above the author's position into the feed.</summary>
    /// <param name="author">Hash of their author.</param>
    /// <param name="acts">In log order.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Take(ulong author, FriendAct[] acts)
    {
        long known = Authors[author];
        bool changed = false;
        foreach (FriendAct act in acts)
        {
            if (act.Position <= known)
                continue;
            changed = true;
            known = act.Position;
            if (act.Type == EventType.Unlike)
                _acts.Remove(a => a.Type == EventType.Like && a.Item == act.Item && a.Actor == act.Actor);
            else
                _acts.Add(act);
        }

        Authors[author] = known;
        return changed;
    }

    /// <summary>Takes acts that are addressed to the user in person, whoever their author, unless they are there.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool TakeDirect(FriendAct[] acts)
    {
        bool changed = false;
        foreach (FriendAct act in acts)
        {
            bool known = false;
            foreach (FriendAct one in _acts.Acts)
                known |= one.Position == act.Position && one.Actor == act.Actor;
            if (known)
                continue;
            _acts.Add(act);
            changed = true;
        }

        return changed;
    }

    /// <summary>Takes an author's acts out, and lets none up to a position in again.</summary>
    public bool Withdraw(ulong author, long upTo)
    {
        Authors[author] = Math.Max(Authors[author], upTo);
        return Forget(author);
    }

    /// <summary>Takes an author's acts out, those addressed to the user in person included.</summary>
    public bool Forget(ulong author) => _acts.Remove(act => HashedIds.Of(act.Actor).Hash == author).Count > 0;

    /// <summary>Takes out the acts of everyone the user does not hear, but for what was addressed to the user; forgets the position of everyone not heard.</summary>
    public bool Prune(UserState user)
    {
        bool changed = Authors.RemoveAll(author => !user.Hears(author));
        return _acts.Remove(act => HashedIds.Of(act.Actor).Hash is var actor && !(act.Direct ? user.Admits(actor) : user.Hears(actor))).Count > 0 || changed;
    }

    /// <inheritdoc cref="ActWindow.Said"/>
    public (string Author, string? Words)[] Said() => _acts.Said();

    /// <inheritdoc cref="ActWindow.TakeWords"/>
    public void TakeWords(string?[] words) => _acts.TakeWords(words);

    /// <summary>The acts, newest first, with the hashes of their items.</summary>
    public (FriendAct[] Acts, ulong[] Items) NewestFirst() => _acts.NewestFirst(Capacity);

    public void Write(StateWriter writer)
    {
        Authors.Write(writer);
        _acts.Write(writer);
        Blockers.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote; the first version of the record held no blockers.</summary>
    /// <exception cref="InvalidDataException">The bytes are cut off or not of this form.</exception>
    public static FeedState Read(ref StateReader reader, byte version)
    {
        AuthorPositions authors = AuthorPositions.Read(ref reader);
        return new FeedState(ActWindow.Read(ref reader, Capacity)) { Authors = authors, Blockers = version > 1 ? Blockers.Read(ref reader) : new Blockers() };
    }
}

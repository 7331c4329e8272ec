using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Keys;
using SocialRec.Grains.Log;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Users;

/// <summary>
/// What a user has done, as far as <see cref="Applied"/>: a function of the user's events in log order, and the profile. Its record is the user's snapshot.
/// </summary>
internal sealed class UserState : ICompactState<UserState>
{
    /// <summary>The most people followed, blocked or muted, and circles joined, each; more are not taken.</summary>
    public const int MaxRelations = 10_000;

    public static byte FormatVersion => 3;

    /// <summary>Everything the user did up to this position of the partition is in here, and nothing after it.</summary>
    public long Applied { get; set; }

    public UserProfile? Profile { get; set; }

    /// <summary>Counts the writes of the profile, its removals included, so that no version comes twice.</summary>
    public long ProfileVersion { get; set; }

    /// <summary>The version that callers see: 0 where there is no profile.</summary>
    public long ShownProfileVersion => Profile is null ? 0 : ProfileVersion;

    public EventCounts Counts { get; private init; } = new();

    public RecentRing Recent { get; private init; } = new();

    public SeenItems Seen { get; private init; } = new();

    public SettledItems Settled { get; private init; } = new();

    public IdSet Follows { get; private init; } = new();

    public IdSet Blocks { get; private init; } = new();

    public IdSet Mutes { get; private init; } = new();

    public IdSet Circles { get; private init; } = new();

    /// <summary>Whether followers pull the user's acts because there are too many of them to push to.</summary>
    public bool IsPulled { get; set; }

    /// <summary>The user's words as read, sealed, until they are taken.</summary>
    public byte[] Words { get; private set; } = [];

    /// <summary>How the words of <see cref="Recent"/> are sealed while the state is written; plain unless set.</summary>
    public Func<string?[], byte[]>? SealWords { get; set; }

    /// <summary>Whether anything is known: a profile or an event.</summary>
    public bool IsKnown => Profile is not null || !Counts.IsEmpty;

    /// <summary>Whether a person's acts may stand in this user's feed.</summary>
    public bool Hears(ulong person) => Follows.Contains(person) && Admits(person);

    /// <summary>Whether a person may show this user something in person: not blocked and not muted.</summary>
    public bool Admits(ulong person) => !Blocks.Contains(person) && !Mutes.Contains(person);

    /// <summary>Applies the user's next event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="position">Above <see cref="Applied"/>.</param>
    /// <returns>What it changed.</returns>
    public UserParts Apply(SocialEvent e, long position)
    {
        Applied = position;
        Counts.Add(e.Type);

        // Impressions come twenty to a page: they are counted, but would push everything else out of the ring.
        if (e.Type == EventType.Impression)
            return UserParts.None;
        RecentEvent recent = RecentEvent.Of(e, position);
        Recent.Add(recent);
        UserParts changed = UserParts.Recent;
        if (recent.Item is { } item)
        {
            changed |= Seen.Add(item.Hash) ? UserParts.Seen : UserParts.None;
            changed |= Settled.Apply(e.Type, item.Hash) ? UserParts.Settled : UserParts.None;
        }
        else if (recent.Subject is { } subject)
        {
            changed |= Relate(e.Type, subject);
        }

        return changed;
    }

    public void Write(StateWriter writer)
    {
        writer.Varint((ulong)Applied);
        writer.Varint((ulong)ProfileVersion);
        writer.Bool(Profile is not null);
        if (Profile is not null)
            ProfileCodec.Write(writer, Profile);
        Counts.Write(writer);
        Recent.Write(writer);
        Seen.Write(writer);
        Settled.Write(writer);
        Follows.Write(writer);
        Blocks.Write(writer);
        Mutes.Write(writer);
        Circles.Write(writer);
        writer.Bool(IsPulled);
        writer.Bytes((SealWords ?? WordKeys.Plain)(Recent.Words()));
    }

    /// <summary>Takes the user's words, one for each of the <see cref="Recent"/> events; null for none.</summary>
    public void TakeWords(string?[] words)
    {
        Recent.TakeWords(words);
        Words = [];
    }

    public static UserState Read(ref StateReader reader, byte version) => new()
    {
        Applied = (long)reader.Varint(),
        ProfileVersion = (long)reader.Varint(),
        Profile = reader.Bool() ? ProfileCodec.Read(ref reader) : null,
        Counts = EventCounts.Read(ref reader),
        Recent = RecentRing.Read(ref reader),
        Seen = SeenItems.Read(ref reader),
        Settled = SettledItems.Read(ref reader),
        Follows = IdSet.Read(ref reader),
        Blocks = IdSet.Read(ref reader),
        Mutes = IdSet.Read(ref reader),
        Circles = IdSet.Read(ref reader),
        IsPulled = version > 1 && reader.Bool(),
        Words = version > 2 ? reader.Bytes().ToArray() : [],
    };

    private UserParts Relate(EventType type, HashedId subject)
    {
        bool changed = type switch
        {
            EventType.Follow => Follows.Add(subject, MaxRelations),
            EventType.Unfollow => Follows.Remove(subject.Hash),
            EventType.Block => Blocks.Add(subject, MaxRelations),
            EventType.Unblock => Blocks.Remove(subject.Hash),
            EventType.Mute => Mutes.Add(subject, MaxRelations),
            EventType.Unmute => Mutes.Remove(subject.Hash),
            EventType.Join => Circles.Add(subject, MaxRelations),
            EventType.Leave => Circles.Remove(subject.Hash),
            _ => false,
        };
        return !changed ? UserParts.None : type.ConcernsCircle() ? UserParts.Circles : UserParts.People;
    }
}

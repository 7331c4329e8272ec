namespace SocialRec.Learning.Data;

/// <summary>What users did with items, in the order given, with dense indexes for users, items and event types.</summary>
public sealed class InteractionLog
{
    private readonly List<Interaction> interactions = [];

    /// <summary>An empty log with ids of its own.</summary>
    public InteractionLog()
        : this(new IdMap(), new IdMap())
    {
    }

    /// <summary>An empty log that shares ids with another, so that both speak of the same users and items.</summary>
    /// <param name="users">User ids.</param>
    /// <param name="items">Item ids.</param>
    public InteractionLog(IdMap users, IdMap items)
    {
        Users = users;
        Items = items;
    }

    /// <summary>User ids.</summary>
    public IdMap Users { get; }

    /// <summary>Item ids.</summary>
    public IdMap Items { get; }

    /// <summary>Event types, such as <c>view</c> and <c>purchase</c>.</summary>
    public IdMap Types { get; } = new();

    /// <summary>The interactions in the order in which they were added.</summary>
    public IReadOnlyList<Interaction> Interactions => interactions;

    /// <summary>Number of interactions.</summary>
    public int Count => interactions.Count;

    /// <summary>Adds one interaction by its ids.</summary>
    /// <param name="user">User id.</param>
    /// <param name="item">Item id.</param>
    /// <param name="type">Event type.</param>
    /// <param name="value">The event's own value.</param>
    /// <param name="unixSeconds">When it happened, or <see cref="Interaction.Undated"/>.</param>
    public void Add(string user, string item, string type = "like", float value = 1, long unixSeconds = Interaction.Undated) =>
        interactions.Add(new Interaction(Users.GetOrAdd(user), Items.GetOrAdd(item), Types.GetOrAdd(type), value, unixSeconds));

    /// <summary>A log of some of the interactions that shares this one's ids.</summary>
    /// <param name="keep">Says by position whether an interaction stays.</param>
    /// <returns>A new log.</returns>
    public InteractionLog Where(Func<int, bool> keep)
    {
        ArgumentNullException.ThrowIfNull(keep);
        var part = new InteractionLog(Users, Items);
        foreach (var type in Types.Ids) part.Types.GetOrAdd(type);
        for (var i = 0; i < interactions.Count; i++)
        {
            if (keep(i)) part.interactions.Add(interactions[i]);
        }

        return part;
    }

    /// <summary>Two logs of the same ids, one after the other.</summary>
    /// <param name="first">The first log.</param>
    /// <param name="second">The second log.</param>
    /// <returns>A new log.</returns>
    /// <exception cref="ArgumentException">The logs do not share their ids, or their types are numbered differently.</exception>
    public static InteractionLog Concat(InteractionLog first, InteractionLog second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Users != second.Users || first.Items != second.Items || !first.Types.Ids.SequenceEqual(second.Types.Ids))
        {
            throw new ArgumentException("The logs speak of different users, items or types.", nameof(second));
        }

        var both = first.Where(_ => true);
        both.interactions.AddRange(second.interactions);
        return both;
    }
}

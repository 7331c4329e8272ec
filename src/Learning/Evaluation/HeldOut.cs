using SocialRec.Learning.Data;

namespace SocialRec.Learning.Evaluation;

/// <summary>The protocol's view of a split: whom to ask about, what they may not be given, and what was held out.</summary>
public sealed class HeldOut
{
    private readonly HashSet<int>[] relevant;
    private readonly HashSet<int>[] masked;

    /// <summary>Prepares the protocol.</summary>
    /// <param name="test">Held-out interactions.</param>
    /// <param name="known">Logs whose items are taken out of the lists: training, and validation when the test is measured.</param>
    /// <param name="maskKnown">False where repeats are right answers, as in shop sessions.</param>
    public HeldOut(InteractionLog test, IReadOnlyList<InteractionLog> known, bool maskKnown = true)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(known);
        var userCount = test.Users.Count;
        ItemCount = test.Items.Count;
        relevant = Sets(userCount, [test]);
        masked = Sets(userCount, maskKnown ? known : []);
        TrainCounts = new int[userCount];
        Popularity = new int[ItemCount];
        foreach (var interaction in known.SelectMany(log => log.Interactions))
        {
            TrainCounts[interaction.User]++;
            Popularity[interaction.Item]++;
        }

        if (maskKnown)
        {
            for (var user = 0; user < userCount; user++) relevant[user].ExceptWith(masked[user]);
        }

        Users = Enumerable.Range(0, userCount).Where(user => relevant[user].Count > 0).ToArray();
    }

    /// <summary>Users with anything held out, ascending.</summary>
    public IReadOnlyList<int> Users { get; }

    /// <summary>Number of items that are ranked.</summary>
    public int ItemCount { get; }

    /// <summary>Number of known interactions by user: what segments are cut by.</summary>
    public int[] TrainCounts { get; }

    /// <summary>Number of known interactions by item: what novelty is measured by.</summary>
    public int[] Popularity { get; }

    /// <summary>What was held out for a user.</summary>
    /// <param name="user">User index.</param>
    /// <returns>Item indexes.</returns>
    public IReadOnlySet<int> Relevant(int user) => relevant[user];

    /// <summary>What a user's list may not hold.</summary>
    /// <param name="user">User index.</param>
    /// <returns>Item indexes.</returns>
    public IReadOnlySet<int> Masked(int user) => masked[user];

    private static HashSet<int>[] Sets(int userCount, IReadOnlyList<InteractionLog> logs)
    {
        var sets = new HashSet<int>[userCount];
        for (var user = 0; user < userCount; user++) sets[user] = [];
        foreach (var interaction in logs.SelectMany(log => log.Interactions)) sets[interaction.User].Add(interaction.Item);
        return sets;
    }
}

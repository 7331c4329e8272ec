using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Data;

/// <summary>Turns a log into matrices of users × items: what trainers learn from, and what a scorer is told of each user, weighed as it is when serving.</summary>
public sealed class InteractionWeighting
{
    private const double SecondsPerDay = 86_400;

    /// <summary>Weight of one event of each type.</summary>
    public EventWeights Events { get; init; } = EventWeights.Default;

    /// <summary>Days before a user's latest event after which an event counts half; infinite (the default) for no decay. Undated events never decay.</summary>
    public double HalfLifeDays { get; init; } = double.PositiveInfinity;

    /// <summary>What trainers learn from: 1 for every item that a user likes, as a second purchase of the same thing says little about other things.</summary>
    /// <param name="log">The interactions.</param>
    /// <returns>Users × items.</returns>
    public CsrMatrix ToMatrix(InteractionLog log)
    {
        var profiles = ToProfiles(log);
        var ones = new float[profiles.EntryCount];
        Array.Fill(ones, 1f);
        return new CsrMatrix(profiles.ColumnCount, profiles.RowStart, profiles.Columns, ones);
    }

    /// <summary>
    /// What a scorer is told of each user: each item with the weight of the strongest event after decay. An item whose latest telling event takes back or denies
    /// is not in it; what was done before that is out of date.
    /// </summary>
    /// <param name="log">The interactions; the events of one user and item that have the same time, or none, count in log order.</param>
    /// <returns>Users × items.</returns>
    public CsrMatrix ToProfiles(InteractionLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var weights = log.Types.Ids.Select(Events.Of).ToArray();
        var latest = LatestByUser(log);
        var rows = new Dictionary<int, float>[log.Users.Count];
        foreach (var one in InTimeOrder(log.Interactions))
        {
            if (weights[one.Type] == 0) continue;
            var row = rows[one.User] ??= [];
            if (weights[one.Type] < 0) row.Remove(one.Item);
            else row[one.Item] = Math.Max(row.GetValueOrDefault(one.Item), weights[one.Type] * Decay(one, latest[one.User]));
        }

        return Rows.Concatenate([.. rows.Select(ToRow)], log.Items.Count);
    }

    private static IEnumerable<Interaction> InTimeOrder(IReadOnlyList<Interaction> interactions)
    {
        for (var i = 1; i < interactions.Count; i++)
        {
            if (interactions[i].UnixSeconds < interactions[i - 1].UnixSeconds) return interactions.OrderBy(one => one.UnixSeconds);
        }

        return interactions;
    }

    private static long[] LatestByUser(InteractionLog log)
    {
        var latest = new long[log.Users.Count];
        Array.Fill(latest, Interaction.Undated);
        foreach (var one in log.Interactions) latest[one.User] = Math.Max(latest[one.User], one.UnixSeconds);
        return latest;
    }

    private static (int[] Items, float[] Weights) ToRow(Dictionary<int, float>? cells)
    {
        if (cells is null) return ([], []);
        int[] items = [.. cells.Keys];
        float[] weights = [.. cells.Values];
        Array.Sort(items, weights);
        return (items, weights);
    }

    private float Decay(Interaction one, long latest) =>
        one.IsDated && !double.IsInfinity(HalfLifeDays) ? (float)Math.Pow(2, (one.UnixSeconds - latest) / (SecondsPerDay * HalfLifeDays)) : 1;
}

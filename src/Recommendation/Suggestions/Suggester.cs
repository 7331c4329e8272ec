namespace SocialRec.Recommendation.Suggestions;

/// <summary>Orders people or circles by what speaks for them: friends in common, items in common, nearness of taste. Ties go by id.</summary>
public static class Suggester
{
    // Two friends in common speak half as much as ever so many; items in common are rarer than nearness, and say more.
    private const float FriendsWeight = 0.5f, OverlapWeight = 0.3f, NearnessWeight = 0.2f;
    private const float HalfFriends = 2;

    // Vectors of one bundle lie on one side: what everybody shares with everybody speaks for nobody.
    private const float LeastNearness = 0.3f;

    /// <summary>The best of the candidates for which anything speaks.</summary>
    /// <param name="mine">The taste of the one who asks.</param>
    /// <param name="candidates">Each with the friends who lead there, and its own taste.</param>
    /// <param name="limit">How many at most.</param>
    public static Suggested[] Best(Taste mine, IEnumerable<(string Id, IReadOnlyList<string> Friends, Taste Taste)> candidates, int limit)
    {
        ArgumentNullException.ThrowIfNull(mine);
        return
        [
            .. candidates.Select(one => Weigh(mine, one.Id, one.Friends, one.Taste)).Where(one => one.Score > 0)
                .OrderByDescending(one => one.Score).ThenBy(one => one.Id, StringComparer.Ordinal).Take(limit),
        ];
    }

    private static Suggested Weigh(Taste mine, string id, IReadOnlyList<string> friends, Taste theirs)
    {
        (float overlap, ulong[] items) = mine.Shared(theirs);
        float nearness = mine.Nearness(theirs) is >= LeastNearness and var near ? near : 0;
        float score = FriendsWeight * friends.Count / (friends.Count + HalfFriends) + OverlapWeight * overlap + NearnessWeight * nearness;
        return new Suggested(id, score, friends, items, nearness);
    }
}

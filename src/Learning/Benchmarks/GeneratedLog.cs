using SocialRec.Learning.Data;

namespace SocialRec.Learning.Benchmarks;

/// <summary>
/// A log of any size with something to learn in it: items come in communities with a popularity that falls off like 1 ∕ rank in each, and most of what a user does
/// lies in three of them.
/// </summary>
public static class GeneratedLog
{
    private const int CommunitySize = 200;
    private const int TastesPerUser = 3;
    private const double OwnTaste = 0.8;

    /// <summary>Generates a log.</summary>
    /// <param name="users">Number of users.</param>
    /// <param name="items">Number of items.</param>
    /// <param name="events">Number of events; every user has about as many.</param>
    /// <param name="seed">Seed of everything.</param>
    /// <returns>Undated likes.</returns>
    public static InteractionLog Create(int users, int items, int events, int seed)
    {
        var random = new Random(seed);
        var log = new InteractionLog();
        for (var item = 0; item < items; item++) log.Items.GetOrAdd($"i{item}");
        var communities = Math.Max(1, items / CommunitySize);
        var tastes = new int[TastesPerUser];
        var left = events;
        for (var user = 0; user < users; user++)
        {
            for (var t = 0; t < tastes.Length; t++) tastes[t] = random.Next(communities);
            var count = left / (users - user);
            left -= count;
            for (var n = 0; n < count; n++)
            {
                var community = random.NextDouble() < OwnTaste ? tastes[random.Next(tastes.Length)] : random.Next(communities);
                log.Add($"u{user}", $"i{Rank(random) * communities + community}");
            }
        }

        return log;

        // The inverse of the distribution 1 ∕ rank over the ranks of one community.
        int Rank(Random chance) => Math.Min(Math.Max(1, items / communities) - 1, (int)Math.Pow(CommunitySize, chance.NextDouble()) - 1);
    }
}

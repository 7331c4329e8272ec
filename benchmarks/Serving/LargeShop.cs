namespace SocialRec.Benchmarks.Serving;

/// <summary>A generated shop of any size: items in communities of 200 with a popularity that falls off like 1 ∕ rank in each, and shoppers who mostly stay in three of them.</summary>
/// <param name="items">How many items.</param>
/// <param name="shoppers">How many shoppers.</param>
/// <param name="seed">Seed of everything.</param>
public sealed class LargeShop(int items, int shoppers, int seed)
{
    private const int CommunitySize = 200;
    private const int Tastes = 3;
    private const double OwnTaste = 0.8;

    private static readonly string[] Kinds = ["shoes", "jacket", "phone", "lamp", "chair", "watch", "bag", "tent", "camera", "mug"];
    private static readonly string[] Looks = ["red", "blue", "black", "white", "green", "light", "large", "small", "classic", "sport"];
    private static readonly string[] Types = ["view", "view", "view", "like", "cart", "purchase"];

    private readonly int _communities = Math.Max(1, items / CommunitySize);
    private readonly int[] _tastes = TastesOf(shoppers, Math.Max(1, items / CommunitySize), seed);

    /// <summary>The lines of <c>POST /v1/items</c>.</summary>
    public IEnumerable<object> Items() => Enumerable.Range(0, items).Select(i => (object)new
    {
        id = $"item-{i}",
        title = $"{Looks[i / 10 % 10]} {Kinds[i % 10]} no. {i % _communities} by maker {i % 977}",
        categories = new[] { $"category-{i % _communities % 500}" },
        attributes = new { colour = Looks[i / 10 % 10], maker = $"maker-{i % 977}" },
    });

    /// <summary>The lines of <c>POST /v1/events</c>: dated over the last 30 days, oldest first.</summary>
    /// <param name="count">How many.</param>
    /// <param name="now">The time of the last.</param>
    public IEnumerable<object> Events(int count, DateTimeOffset now)
    {
        Random random = new(seed);
        double stepMs = TimeSpan.FromDays(30).TotalMilliseconds / count;
        for (int n = 0; n < count; n++)
        {
            int shopper = random.Next(shoppers);
            int community = random.NextDouble() < OwnTaste ? _tastes[shopper * Tastes + random.Next(Tastes)] : random.Next(_communities);
            yield return new
            {
                id = $"e-{n}",
                type = Types[random.Next(Types.Length)],
                user = $"shopper-{shopper}",
                item = $"item-{RankIn(random) * _communities + community}",
                time = now.AddMilliseconds((n - count) * stepMs),
            };
        }
    }

    /// <summary>The lines of follows: each shopper follows five others.</summary>
    public IEnumerable<object> Follows() =>
        from shopper in Enumerable.Range(0, shoppers)
        from friend in Enumerable.Range(1, 5)
        let target = (int)((shopper + (long)friend * friend * 7_919) % shoppers)
        where target != shopper
        select (object)new { id = $"f-{shopper}-{friend}", type = "follow", user = $"shopper-{shopper}", target_user = $"shopper-{target}" };

    private static int[] TastesOf(int shoppers, int communities, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, shoppers * Tastes).Select(_ => random.Next(communities))];
    }

    // The inverse of the distribution 1 ∕ rank over the ranks of one community.
    private int RankIn(Random chance) => Math.Min(Math.Max(1, items / _communities) - 1, (int)Math.Pow(CommunitySize, chance.NextDouble()) - 1);
}

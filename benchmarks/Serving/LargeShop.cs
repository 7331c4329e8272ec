namespace SocialRec.Benchmarks.Serving;

/// <summary>A generated shop of any size: items in communities of 200 with a popularity that falls off like 1 ∕ rank in each, and shoppers who mostly stay in three of them.</summary>
/// <param name="items">How many items.</param>
/// <param name="shoppers">How many shoppers.</param>
/// <param name="seed">Seed of everything.</param>
public sealed class LargeShop(int items, int shoppers, int seed)
{
    /// <summary>How many others each shopper follows.</summary>
    public const int FollowsOfEach = 5;

    private const int CommunitySize = 200;
    private const int Tastes = 3;
    private const double OwnTaste = 0.8;

    private static readonly string[] Kinds = ["shoes", "jacket", "phone", "lamp", "chair", "watch", "bag", "tent", "camera", "mug"];
    private static readonly string[] Looks = ["red", "blue", "black", "white", "green", "light", "large", "small", "classic", "sport"];
    private static readonly string[] Types = ["view", "view", "view", "like", "cart", "purchase"];

    private readonly int _communities = Math.Max(1, items / CommunitySize);
    private readonly int[] _tastes = TastesOf(shoppers, Math.Max(1, items / CommunitySize), seed);

    /// <summary>A line of <c>POST /v1/items</c>.</summary>
    /// <param name="i">Which item.</param>
    public object Item(int i) => new
    {
        id = $"item-{i}",
        title = $"{Looks[i / 10 % 10]} {Kinds[i % 10]} no. {i % _communities} by maker {i % 977}",
        categories = new[] { $"category-{i % _communities % 500}" },
        attributes = new { colour = Looks[i / 10 % 10], maker = $"maker-{i % 977}" },
    };

    /// <summary>A line of <c>POST /v1/events</c>: a follow, of five by each shopper.</summary>
    /// <param name="n">Which follow.</param>
    public object Follow(int n)
    {
        int shopper = n / FollowsOfEach, other = n % FollowsOfEach + 1;
        return new { id = $"f-{n}", type = "follow", user = $"shopper-{shopper}", target_user = $"shopper-{(shopper + (long)other * other * 7_919) % shoppers}" };
    }

    /// <summary>A line of <c>POST /v1/events</c>: an act.</summary>
    /// <param name="n">Which act.</param>
    /// <param name="time">When it happened.</param>
    public object Act(int n, DateTimeOffset time)
    {
        Random random = new(seed * 1_000_003 + n);
        int shopper = random.Next(shoppers);
        int community = random.NextDouble() < OwnTaste ? _tastes[shopper * Tastes + random.Next(Tastes)] : random.Next(_communities);
        return new { id = $"e-{n}", type = Types[random.Next(Types.Length)], user = $"shopper-{shopper}", item = $"item-{RankIn(random) * _communities + community}", time };
    }

    private static int[] TastesOf(int shoppers, int communities, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, shoppers * Tastes).Select(_ => random.Next(communities))];
    }

    // The inverse of the distribution 1 ∕ rank over the ranks of one community.
    private int RankIn(Random chance) => Math.Min(Math.Max(1, items / _communities) - 1, (int)Math.Pow(CommunitySize, chance.NextDouble()) - 1);
}

namespace SocialRec.Demo;

/// <summary>What one person does with one item at one visit.</summary>
internal sealed record Visit(DemoPerson Person, DemoItem Item, DemoPerson[] Friends, DateTimeOffset Time, double Affinity)
{
    private static readonly Wording[] ShareWords = [new("you would like this", "你一定会喜欢这个"), new("look what I found", "看我发现了什么"), new("thought of you", "想到了你")];

    // What is judged of anything that is sold, well and badly.
    private static readonly (Wording Good, Wording Bad)[] Judged =
    [
        (new("the quality is excellent", "质量非常好"), new("the quality is poor", "质量很差")),
        (new("delivery was quick", "物流很快"), new("delivery took three weeks", "物流太慢了")),
        (new("worth every penny of its price", "价格很实惠"), new("not worth the price", "价格太贵，不值")),
        (new("lovely packaging", "包装很精致"), new("the packaging was torn", "包装都破了")),
    ];

    /// <summary>The events, a few seconds to minutes apart, none after <paramref name="end"/>.</summary>
    /// <param name="random">The world's randomness.</param>
    /// <param name="end">When the history ends.</param>
    /// <param name="first">Number of the first event, for its id.</param>
    public IEnumerable<DemoEvent> Play(Random random, DateTimeOffset end, int first)
    {
        // Affinity is at most about 0.6; liking something that suits is likely, liking a stray visit is rare.
        double keen = Math.Min(1, 2.5 * Affinity);
        List<DemoEvent> events = [];
        void Add(string type, string? target = null, double? value = null, string? text = null)
        {
            DateTimeOffset time = Time + TimeSpan.FromSeconds(events.Count * (5 + random.Next(60)));
            events.Add(new DemoEvent($"demo-{first + events.Count:0000000}", type, Person.Id, Item.Id, target, value, text, time < end ? time : end));
        }

        Add("view");
        if (random.NextDouble() < 0.15 + 0.5 * keen)
            Add("like");
        if (random.NextDouble() < 0.05 + 0.2 * keen)
            Buy(Add, random, keen);
        if (Friends.Length > 0 && random.NextDouble() < 0.12 * keen)
            Add("share", Friends[random.Next(Friends.Length)].Id, text: ShareWords[random.Next(ShareWords.Length)].In(Person.Language));
        return events;
    }

    private void Buy(Action<string, string?, double?, string?> add, Random random, double keen)
    {
        add("cart", null, null, null);
        if (random.NextDouble() > 0.6)
            return;
        add("purchase", null, 1, null);
        if (random.NextDouble() > 0.6)
            return;
        int stars = random.NextDouble() < 0.5 + 0.4 * keen ? 5 : random.Next(1, 5);
        add("review", null, stars, ReviewText(random, stars));
    }

    private string ReviewText(Random random, int stars)
    {
        Department department = Departments.All.First(d => d.Key == Item.Department);
        string praise = department.Praise[random.Next(department.Praise.Length)].In(Person.Language);
        (Wording good, Wording bad) = Judged[random.Next(Judged.Length)];
        string judged = (stars >= 4 ? good : bad).In(Person.Language);
        return (Person.Language, stars) switch
        {
            ("zh", >= 4) => $"很喜欢，{praise}，{judged}，推荐。",
            ("zh", 3) => "还可以，没有想象中好。",
            ("zh", _) => $"有点失望，{judged}，退货了。",
            (_, >= 4) => $"Very happy with it: {praise}, {judged}.",
            (_, 3) => "It is fine, not more than that.",
            _ => $"Disappointed, {judged}. I sent it back.",
        };
    }
}

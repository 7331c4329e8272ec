namespace SocialRec.Demo;

/// <summary>
/// Makes the events: people visit over the days; at each visit they look at an item that suits them, that a friend liked lately, or that is in a wave of interest,
/// and the better it suits them the further they go: click, cart, like, purchase, review, share.
/// </summary>
internal static class EventGenerator
{
    private const double FromFriend = 0.25;
    private const double FromTrend = 0.5;
    private const int RememberedPerPerson = 8;

    public static IReadOnlyList<DemoEvent> Generate(
        DemoOptions options, IReadOnlyList<DemoItem> items, IReadOnlyList<DemoPerson> people, IReadOnlyList<DemoFollow> follows)
    {
        Random random = new(options.Seed * 31 + 5);
        Dictionary<string, DemoPerson[]> friends = FriendsOf(people, follows);
        ItemChooser chooser = new(items);
        Dictionary<string, Queue<DemoItem>> liked = people.ToDictionary(p => p.Id, _ => new Queue<DemoItem>());
        List<DemoEvent> events = [];
        foreach ((DateTimeOffset time, DemoPerson person) in Visits(options, people, random))
        {
            DemoItem item = Meet(random, chooser, person, friends[person.Id], liked, time);
            int before = events.Count;
            Visit visit = new(person, item, friends[person.Id], time, DemoWorld.Affinity(person, item));
            events.AddRange(visit.Play(random, options.End, before));
            if (events.Skip(before).Any(e => e.Type is "like" or "purchase" or "share"))
                Remember(liked[person.Id], item);
        }

        return [.. events.OrderBy(e => e.Time).ThenBy(e => e.Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<(DateTimeOffset Time, DemoPerson Person)> Visits(DemoOptions options, IReadOnlyList<DemoPerson> people, Random random)
    {
        List<(DateTimeOffset, DemoPerson)> visits = [];
        foreach (DemoPerson person in people)
        {
            int count = 2 + (int)(options.VisitsPerUser * Math.Exp(0.7 * ItemGenerator.Gaussian(random) - 0.25));
            for (int k = 0; k < count; k++)
                visits.Add((options.End - TimeSpan.FromDays(options.Days * random.NextDouble()), person));
        }

        return visits.OrderBy(v => v.Item1).ThenBy(v => v.Item2.Id, StringComparer.Ordinal);
    }

    private static DemoItem Meet(
        Random random, ItemChooser chooser, DemoPerson person, DemoPerson[] friends, Dictionary<string, Queue<DemoItem>> liked, DateTimeOffset time)
    {
        if (friends.Length > 0 && random.NextDouble() < FromFriend)
        {
            DemoItem[] news = [.. liked[friends[random.Next(friends.Length)].Id]];
            if (news.Length > 0)
                return news[random.Next(news.Length)];
        }

        DemoItem? wave = random.NextDouble() < FromTrend ? chooser.Trending(person, random, time) : null;
        return wave ?? chooser.Suiting(person, random, time);
    }

    private static void Remember(Queue<DemoItem> liked, DemoItem item)
    {
        liked.Enqueue(item);
        if (liked.Count > RememberedPerPerson)
            liked.Dequeue();
    }

    private static Dictionary<string, DemoPerson[]> FriendsOf(IReadOnlyList<DemoPerson> people, IReadOnlyList<DemoFollow> follows)
    {
        Dictionary<string, DemoPerson> byId = people.ToDictionary(p => p.Id);
        ILookup<string, DemoPerson> targets = follows.ToLookup(f => f.User, f => byId[f.Target]);
        return people.ToDictionary(p => p.Id, p => targets[p.Id].ToArray());
    }
}

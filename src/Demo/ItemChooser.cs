namespace SocialRec.Demo;

/// <summary>Draws items for a person: by department from their taste, then by style and appeal among what is already published.</summary>
internal sealed class ItemChooser(IReadOnlyList<DemoItem> items)
{
    private readonly Dictionary<string, DemoItem[]> _byDepartment = items.GroupBy(i => i.Department).ToDictionary(g => g.Key, g => g.ToArray());
    private readonly DemoItem[] _trending = [.. items.Where(i => i.TrendsFrom is not null)];

    /// <summary>An item that suits a person at a time: chosen in proportion to affinity × appeal.</summary>
    public DemoItem Suiting(DemoPerson person, Random random, DateTimeOffset time)
    {
        double at = random.NextDouble();
        string department = person.Taste.Keys.Last();
        foreach ((string key, double share) in person.Taste)
        {
            at -= share;
            if (at >= 0)
                continue;
            department = key;
            break;
        }

        DemoItem[] choice = _byDepartment[department];
        return Draw(choice, i => i.Published <= time ? i.Appeal * DemoWorld.Affinity(person, i) : 0, random) ?? choice[0];
    }

    /// <summary>An item in a wave of interest at a time, if one suits the person at all.</summary>
    public DemoItem? Trending(DemoPerson person, Random random, DateTimeOffset time) =>
        Draw(_trending, i => i.TrendsFrom <= time ? DemoWorld.Affinity(person, i) : 0, random);

    private static DemoItem? Draw(DemoItem[] choice, Func<DemoItem, double> weight, Random random)
    {
        double sum = choice.Sum(weight);
        double at = random.NextDouble() * sum;
        return sum <= 0 ? null : choice.FirstOrDefault(i => (at -= weight(i)) < 0);
    }
}

namespace SocialRec.Demo;

/// <summary>
/// A small shop with its shoppers: communities, heavy-tailed follows, Chinese and English items, months of events with trends and shares.
/// Because it is generated, who likes what is known (<see cref="Affinity"/>), and a test can tell whether recommendations find it.
/// </summary>
public sealed class DemoWorld
{
    private DemoWorld(
        IReadOnlyList<DemoItem> items, IReadOnlyList<DemoPerson> people, IReadOnlyList<DemoFollow> follows, IReadOnlyList<DemoCircle> circles, IReadOnlyList<DemoEvent> events)
    {
        Items = items;
        People = people;
        Follows = follows;
        Circles = circles;
        Events = events;
    }

    /// <summary>What is for sale.</summary>
    public IReadOnlyList<DemoItem> Items { get; }

    /// <summary>Who shops.</summary>
    public IReadOnlyList<DemoPerson> People { get; }

    /// <summary>Who follows whom; nobody follows themselves, no pair twice.</summary>
    public IReadOnlyList<DemoFollow> Follows { get; }

    /// <summary>Circles and their members.</summary>
    public IReadOnlyList<DemoCircle> Circles { get; }

    /// <summary>What happened, oldest first.</summary>
    public IReadOnlyList<DemoEvent> Events { get; }

    /// <summary>Generates the world of the given options.</summary>
    public static DemoWorld Generate(DemoOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Users, 10);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Items, 50);
        IReadOnlyList<DemoItem> items = ItemGenerator.Generate(options);
        IReadOnlyList<DemoPerson> people = PeopleGenerator.Generate(options);
        IReadOnlyList<DemoFollow> follows = FollowGenerator.Generate(options, people);
        IReadOnlyList<DemoCircle> circles = CircleGenerator.Generate(options, people);
        IReadOnlyList<DemoEvent> events = EventGenerator.Generate(options, items, people, follows);
        return new DemoWorld(items, people, follows, circles, events);
    }

    /// <summary>
    /// The truth behind the events: how much more often a person chooses an item than chance would have it, popularity aside.
    /// Taste for the department times the nearness of their styles.
    /// </summary>
    public static double Affinity(DemoPerson person, DemoItem item)
    {
        double distance = person.Style - item.Style;
        return person.Taste.GetValueOrDefault(item.Department) * Math.Exp(-4 * distance * distance);
    }
}

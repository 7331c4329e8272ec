using SocialRec.Demo;
using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Cli.DemoData;

/// <summary>The demo world in the cluster's terms.</summary>
internal static class DemoMapping
{
    /// <summary>An item's row.</summary>
    public static CatalogItem Item(DemoItem item) => new()
    {
        Id = item.Id,
        Title = item.Title,
        Description = item.Description,
        Categories = [item.Department, item.Kind],
        Attributes = new Dictionary<string, string>(item.Attributes),
        Price = item.Price,
        PublishedMs = item.Published.ToUnixTimeMilliseconds(),
    };

    /// <summary>A person's profile.</summary>
    public static UserProfile Profile(DemoPerson person) => new() { Name = person.Name, Language = person.Language };

    /// <summary>A follow: history without a date, older than all that happened.</summary>
    public static SocialEvent Follow(DemoFollow follow) =>
        new() { Id = $"demo-follow-{follow.User}-{follow.Target}", Type = EventType.Follow, User = follow.User, TargetUser = follow.Target };

    /// <summary>A circle.</summary>
    public static CircleAbout Circle(DemoCircle circle) => new() { Name = circle.Name, About = circle.About };

    /// <summary>The members of a circle have joined it, without a date, before all that happened.</summary>
    public static IEnumerable<SocialEvent> Joins(DemoCircle circle) => circle.Members.Select(
        member => new SocialEvent { Id = $"demo-join-{circle.Id}-{member}", Type = EventType.Join, User = member, Circle = circle.Id });

    /// <summary>Something that happened.</summary>
    public static SocialEvent Event(DemoEvent one) => new()
    {
        Id = one.Id,
        Type = Enum.Parse<EventType>(one.Type, ignoreCase: true),
        User = one.User,
        Item = one.Item,
        TargetUser = one.TargetUser,
        Value = one.Value,
        Text = one.Text,
        TimeMs = one.Time.ToUnixTimeMilliseconds(),
    };
}

namespace SocialRec.Demo;

/// <summary>A circle of people with a common interest.</summary>
/// <param name="Id">Its id, such as <c>coffee-friends</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="About">What it is about.</param>
/// <param name="Department">The department its members care for.</param>
/// <param name="Members">Who has joined.</param>
public sealed record DemoCircle(string Id, string Name, string About, string Department, IReadOnlyList<string> Members);

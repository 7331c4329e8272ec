namespace SocialRec.Demo;

/// <summary>An item for sale.</summary>
/// <param name="Id">Its id, such as <c>coffee-0007</c>.</param>
/// <param name="Title">Title, in <paramref name="Language"/>.</param>
/// <param name="Description">One or two sentences, in <paramref name="Language"/>.</param>
/// <param name="Department">The department's key: its first category.</param>
/// <param name="Kind">What it is, in English: its second category.</param>
/// <param name="Attributes">Brand, material and colour.</param>
/// <param name="Price">Price in whole currency units and tenths.</param>
/// <param name="Language"><c>en</c> or <c>zh</c>.</param>
/// <param name="Published">When it came into the shop.</param>
/// <param name="Style">0 (plain) to 1 (fancy): people of one style prefer items of it.</param>
/// <param name="Appeal">How often it is met compared with others: heavy-tailed, mean about 1.</param>
/// <param name="TrendsFrom">When a wave of interest begins; null for most items.</param>
public sealed record DemoItem(
    string Id,
    string Title,
    string Description,
    string Department,
    string Kind,
    IReadOnlyDictionary<string, string> Attributes,
    double Price,
    string Language,
    DateTimeOffset Published,
    double Style,
    double Appeal,
    DateTimeOffset? TrendsFrom);

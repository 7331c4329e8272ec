namespace SocialRec.Demo;

/// <summary>A shopper.</summary>
/// <param name="Id">Their id, such as <c>ann</c>.</param>
/// <param name="Name">Their name.</param>
/// <param name="Language"><c>en</c> or <c>zh</c>.</param>
/// <param name="Community">Which community they belong to: it shapes their taste and whom they follow.</param>
/// <param name="Taste">How much they care for each department, by key; sums to 1.</param>
/// <param name="Style">0 (plain) to 1 (fancy).</param>
public sealed record DemoPerson(
    string Id,
    string Name,
    string Language,
    int Community,
    IReadOnlyDictionary<string, double> Taste,
    double Style);

using SocialRec.Learning.Data;

namespace SocialRec.Learning.Ranking;

/// <summary>A moment of a log: what was known by then, and what came after.</summary>
/// <param name="Known">What the catalog, the bundle and the shoppers are made of.</param>
/// <param name="Labels">What each shopper did next; shares users and items with <paramref name="Known"/>.</param>
/// <param name="Social">Who follows whom.</param>
/// <param name="NowMs">The moment, Unix milliseconds.</param>
/// <param name="ExcludeSeen">Whether items that a shopper has met are left out of lists and labels, as where nobody wants a thing twice.</param>
public sealed record Episode(InteractionLog Known, InteractionLog Labels, SocialGraph Social, long NowMs, bool ExcludeSeen = true);

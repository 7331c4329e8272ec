using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Grains.Interfaces.Suggestions;
using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Explaining;
using SocialRec.Recommendation.Suggestions;

namespace SocialRec.Grains.Suggestions;

/// <summary>The library's suggestions in wire types.</summary>
internal static class SuggestionMapping
{
    private const int MaxOfKind = 3;

    public static Suggestion[] ToSuggestions(CatalogView view, Suggested[] suggested) =>
        Array.ConvertAll(suggested, one => new Suggestion(one.Id, one.Score, [.. ReasonsOf(view, one)]));

    private static IEnumerable<Reason> ReasonsOf(CatalogView view, Suggested one)
    {
        foreach (string friend in one.Friends.Take(MaxOfKind))
            yield return new Reason(ReasonKinds.Friend, friend, null, null, null, null, 1f / one.Friends.Count);
        foreach (int row in one.Items.Select(view.Find).Where(row => row >= 0 && view.FlagsOf(row).HasFlag(RowFlags.Listed)).Take(MaxOfKind))
            yield return new Reason(ReasonKinds.Similar, null, null, view.IdOf(row), null, null, 1f / one.Items.Length);
        if (one.Nearness > 0)
            yield return new Reason(ReasonKinds.Interest, null, null, null, null, null, one.Nearness);
    }
}

using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Explaining;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Grains.Recommendations;

/// <summary>What a circle acts on now, as far as it may be shown.</summary>
internal static class CircleLists
{
    /// <summary>The most active items first, each with the latest act on it.</summary>
    public static RecommendedItem[] Trending(CatalogView view, string circle, CircleActivity activity, int limit, string? category, long nowMs)
    {
        ILookup<string, FriendAct> acts = activity.Acts.ToLookup(act => act.Item);
        int wanted = category is null ? -1 : view.FindCategory(category);
        var items = new List<RecommendedItem>(Math.Min(limit, activity.Items.Length));
        for (int i = 0; i < activity.Items.Length && items.Count < limit; i++)
        {
            string id = activity.Items[i];
            int row = view.Find(IdHash.Of(id));
            if (row < 0 || view.FlagsOf(row) != (RowFlags.Listed | RowFlags.InStock) || view.ExpiresMs(row) <= nowMs)
                continue;
            if (category is null || (wanted >= 0 && view.Categories(row).Contains(wanted)))
                items.Add(new RecommendedItem(id, activity.Weights[i], ReasonKinds.Circle, [ReasonOf(circle, acts[id].FirstOrDefault())]));
        }

        return [.. items];
    }

    private static Reason ReasonOf(string circle, FriendAct? act) => act is null
        ? new Reason(ReasonKinds.Circle, null, null, null, null, null, 1, circle)
        : new Reason(ReasonKinds.Circle, act.Actor, ActWeights.NameOf((ActType)act.Type), null, act.TimeMs, act.Text, 1, circle);
}

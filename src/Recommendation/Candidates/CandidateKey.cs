using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Scenarios;

namespace SocialRec.Recommendation.Candidates;

/// <summary>All that scored candidates depend on: as long as it stays the same, so do they.</summary>
/// <param name="Replica">Which replica, and with it which tenant.</param>
/// <param name="User">Whose.</param>
/// <param name="Scenario">Which scenario.</param>
/// <param name="Category">Which category, if any.</param>
/// <param name="Item">Which item the scenario starts from, if any.</param>
/// <param name="ExcludeSeen">Whether seen items are left out.</param>
/// <param name="ShopperVersion">Version of the shopper's picture.</param>
/// <param name="PulledVersion">Version of what is not part of that picture.</param>
/// <param name="Epoch">Epoch of the catalog.</param>
/// <param name="Bundle">The bundle.</param>
/// <param name="Texts">Version of what reads alike.</param>
/// <param name="EvidenceMs">The time that evidence is aged to.</param>
internal readonly record struct CandidateKey(
    object Replica, string User, Scenario Scenario, string? Category, string? Item, bool ExcludeSeen,
    long ShopperVersion, ulong PulledVersion, long Epoch, ModelBundle? Bundle, long Texts, long EvidenceMs)
{
    /// <summary>The key of a request, or null if its candidates are not to be kept: a session's, given ones, rare filters, a replay.</summary>
    public static CandidateKey? Of(RecommendationContext context)
    {
        RecommendationRequest request = context.Request;
        if (context.Shopper.User is not { } user || request.Candidates.Count > 0 || request.Attributes.Count > 0 || request.Degraded.Count > 0)
            return null;
        return new CandidateKey(
            context.View.Replica, user, context.Scenario, request.Category, request.Item, request.ExcludeSeen,
            context.Shopper.Version, context.Shopper.PulledVersion, context.View.Epoch, context.Bundle, context.Texts.Version, context.EvidenceMs);
    }

    /// <summary>Where an entry of this shopper, scenario, category and item belongs, whatever its age.</summary>
    public int Place => HashCode.Combine(User, Scenario.Name, Category, Item, ExcludeSeen);
}

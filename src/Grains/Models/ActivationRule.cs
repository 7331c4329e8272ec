using System.Globalization;
using SocialRec.Grains.Interfaces.Models;

namespace SocialRec.Grains.Models;

/// <summary>
/// Whether a new version may serve: not if its held-out score is worse than the active one's. Scores of slices that differ much in size do not
/// compare, so the rule is silent where the log has more than doubled or halved in between.
/// </summary>
internal static class ActivationRule
{
    /// <summary>The score that decides.</summary>
    public const string Score = "ndcg@10";

    /// <summary>How many interactions a version was learned from.</summary>
    public const string Interactions = "interactions";

    /// <summary>Says why a version must not serve, or null if it may.</summary>
    /// <param name="version">The new version.</param>
    /// <param name="active">The active one; null for none.</param>
    /// <param name="tolerance">Share of the active score that may be lacking.</param>
    public static string? Objection(ModelVersion version, ModelVersion? active, double tolerance)
    {
        if (active is null || !active.Scores.TryGetValue(Score, out double serving) || !Comparable(version, active))
            return null;
        if (!version.Scores.TryGetValue(Score, out double score))
            return "it has no score on a held-out slice";
        return score >= serving * (1 - tolerance)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"it scores worse on the held-out slice than version {active.Version}: {Score} {score:0.0000} against {serving:0.0000}");
    }

    private static bool Comparable(ModelVersion one, ModelVersion other)
    {
        double a = one.Scores.GetValueOrDefault(Interactions), b = other.Scores.GetValueOrDefault(Interactions);
        return a <= 2 * b && b <= 2 * a;
    }
}

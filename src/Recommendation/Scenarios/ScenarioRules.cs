using SocialRec.Recommendation.Candidates;
using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation.Scenarios;

/// <summary>What a scenario may say.</summary>
internal static class ScenarioRules
{
    private static readonly string[] Sources =
    [
        SourceNames.Friends, SourceNames.Circles, SourceNames.Neighbours, SourceNames.CoOccurring, SourceNames.LiveVector,
        SourceNames.Own, SourceNames.Trending, SourceNames.Popular, SourceNames.Fresh, SourceNames.Text, SourceNames.Reviews,
    ];

    /// <summary>What is wrong with a scenario and what would be right, or null.</summary>
    public static string? Problem(Scenario scenario) =>
        NameProblem(scenario.Name)
        ?? BudgetProblem(scenario.Budgets)
        ?? HeadsProblem(scenario.Heads)
        ?? Range("HistoryHalfLifeDays", scenario.HistoryHalfLifeDays ?? 0, 0, 3650)
        ?? Range("Diversity", scenario.Diversity, 0, 1)
        ?? Range("Exploration", scenario.Exploration, 0, 0.5f)
        ?? Range("Rotation", scenario.Rotation, 0, 1)
        ?? scenario.Quotas.Select(QuotaProblem).FirstOrDefault(p => p is not null)
        ?? scenario.Boosts.Select(b => Range("Boosts: Factor", b.Factor, 0.01f, 100)).FirstOrDefault(p => p is not null);

    private static string? NameProblem(string name) =>
        name.Length is >= 1 and <= 63 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? null
            : "Name must be 1 to 63 of a-z, 0-9 and '-'.";

    private static string? BudgetProblem(IReadOnlyDictionary<string, int> budgets)
    {
        if (budgets.Count == 0)
            return "Budgets must name at least one source.";
        foreach ((string source, int budget) in budgets)
        {
            if (!Sources.Contains(source))
                return $"Budgets: there is no source '{source}'; there are {string.Join(", ", Sources)}.";
            if (budget is < 1 or > 4096)
                return $"Budgets: {source} must be 1 to 4,096, not {budget}.";
        }
        return null;
    }

    private static string? HeadsProblem(HeadMix heads) =>
        heads is { Click: >= 0, Share: >= 0, Purchase: >= 0, Total: > 0 and < 1e6f } ? null : "Heads must be weights of at least 0, one of them above.";

    private static string? QuotaProblem(Quota quota) =>
        quota is { Within: >= 1 and <= 100, Minimum: >= 1 } && quota.Minimum <= quota.Within
            ? null
            : $"Quotas: {quota.Feature} must ask for 1 to Within items within 1 to 100 places.";

    private static string? Range(string key, float value, float least, float most) =>
        value >= least && value <= most ? null : $"{key} must be {least} to {most}, not {value}.";
}

using SocialRec.Recommendation.Candidates;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Scenarios;

/// <summary>The scenarios that requests may name: those that are always there, and configured ones, which may replace them.</summary>
public sealed class ScenarioSet
{
    private readonly Dictionary<string, Scenario> _scenarios;

    /// <summary>The built-in scenarios and the given ones.</summary>
    /// <param name="configured">Scenarios to add, or to put in the place of a built-in one of the same name.</param>
    /// <exception cref="ArgumentException">A scenario has a value out of range or names a source that does not exist; the message says which.</exception>
    public ScenarioSet(params IEnumerable<Scenario> configured)
    {
        ArgumentNullException.ThrowIfNull(configured);
        _scenarios = new Dictionary<string, Scenario>(StringComparer.Ordinal);
        foreach (Scenario scenario in (Scenario[])[Home, Relevance, Cart, Item, .. configured])
        {
            if (ScenarioRules.Problem(scenario) is { } problem)
                throw new ArgumentException($"Scenario '{scenario.Name}': {problem}", nameof(configured));
            _scenarios[scenario.Name] = scenario;
        }
    }

    /// <summary>All evidence, mixed for variety, friends' acts near the top.</summary>
    public static Scenario Home { get; } = new()
    {
        Name = ScenarioNames.Home,
        StrongestOnly = true,
        HistoryHalfLifeDays = 30,
        Diversity = 0.25f,
        Exploration = 0.05f,
        Rotation = 0.3f,
        Quotas = [new Quota(Feature.Friend, Minimum: 2, Within: 10), new Quota(Feature.Circle, Minimum: 1, Within: 10), new Quota(Feature.Fresh, Minimum: 1, Within: 20)],
    };

    /// <summary>The trained model's order and nothing else.</summary>
    public static Scenario Relevance { get; } = new()
    {
        Name = ScenarioNames.Relevance,
        Scorer = ModelOrderScorer.ScorerName,
        Budgets = new Dictionary<string, int>
        {
            [SourceNames.Neighbours] = 256,
            [SourceNames.LiveVector] = 128,
            [SourceNames.Text] = 32,
            [SourceNames.Popular] = 64,
        },
    };

    /// <summary>What goes with the things just put into the cart; purchases count most.</summary>
    public static Scenario Cart { get; } = new()
    {
        Name = ScenarioNames.Cart,
        Focus = HistoryFocus.Cart,
        Heads = new HeadMix(0.3f, 0, 1),
        Diversity = 0.3f,
    };

    /// <summary>What goes with the item looked at.</summary>
    public static Scenario Item { get; } = new()
    {
        Name = ScenarioNames.Item,
        Focus = HistoryFocus.Item,
        Heads = new HeadMix(1, 0, 0.5f),
        Diversity = 0.1f,
        Budgets = new Dictionary<string, int>
        {
            [SourceNames.Neighbours] = 192,
            [SourceNames.CoOccurring] = 128,
            [SourceNames.LiveVector] = 192,
            [SourceNames.Text] = 64,
            [SourceNames.Popular] = 64,
            [SourceNames.Reviews] = 1,
        },
    };

    /// <summary>The names, in ordinal order.</summary>
    public IEnumerable<string> Names => _scenarios.Keys.Order(StringComparer.Ordinal);

    /// <summary>The scenario of a name, or null.</summary>
    public Scenario? Find(string name) => _scenarios.GetValueOrDefault(name);
}

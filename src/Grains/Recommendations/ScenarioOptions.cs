using SocialRec.Recommendation.Scenarios;
using SocialRec.Recommendation.Scoring;

namespace SocialRec.Grains.Recommendations;

/// <summary>
/// A configured scenario: what it changes of the one it is based on. Ranges are those of <see cref="Scenario"/>; what is not set stays as it is there.
/// The name is its key: <c>Recommendations:Scenarios:checkout:Diversity</c>.
/// </summary>
public sealed class ScenarioOptions
{
    /// <summary>The built-in scenario it is based on. Default <c>home</c>.</summary>
    public string Base { get; set; } = ScenarioNames.Home;

    /// <summary>Name of the scorer.</summary>
    public string? Scorer { get; set; }

    /// <summary>How many candidates each source may propose, 1 to 4,096; sources that are not named are not asked.</summary>
    public Dictionary<string, int>? Budgets { get; set; }

    /// <summary>How much a click counts in the evidence model, at least 0.</summary>
    public float? ClickWeight { get; set; }

    /// <summary>How much a share counts in the evidence model, at least 0.</summary>
    public float? ShareWeight { get; set; }

    /// <summary>How much a purchase counts in the evidence model, at least 0.</summary>
    public float? PurchaseWeight { get; set; }

    /// <summary>Days after which an act in the history counts half; 0 for no decay; at most 3,650.</summary>
    public float? HistoryHalfLifeDays { get; set; }

    /// <summary>0 (scores alone) to 1 (variety first).</summary>
    public float? Diversity { get; set; }

    /// <summary>Share of the places after the third that goes to candidates further down, 0 to 0.5.</summary>
    public float? Exploration { get; set; }

    /// <summary>By how much the score of an item shown just now is cut, 0 to 1.</summary>
    public float? Rotation { get; set; }

    /// <summary>What the business wants to see more or less of.</summary>
    public List<Boost>? Boosts { get; set; }

    /// <summary>The scenario that the options describe.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="builtIn">The built-in scenarios.</param>
    /// <exception cref="InvalidOperationException">There is no such base.</exception>
    internal Scenario ToScenario(string name, ScenarioSet builtIn)
    {
        Scenario basis = builtIn.Find(Base) ?? throw new InvalidOperationException(
            $"{RecommendationOptions.SectionName}:Scenarios:{name}:Base is '{Base}'; it must be one of {string.Join(", ", builtIn.Names)}.");
        return basis with
        {
            Name = name,
            Scorer = Scorer ?? basis.Scorer,
            Budgets = Budgets ?? basis.Budgets,
            Heads = new HeadMix(ClickWeight ?? basis.Heads.Click, ShareWeight ?? basis.Heads.Share, PurchaseWeight ?? basis.Heads.Purchase),
            HistoryHalfLifeDays = HistoryHalfLifeDays ?? basis.HistoryHalfLifeDays,
            Diversity = Diversity ?? basis.Diversity,
            Exploration = Exploration ?? basis.Exploration,
            Rotation = Rotation ?? basis.Rotation,
            Boosts = Boosts ?? basis.Boosts,
        };
    }
}

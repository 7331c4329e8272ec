namespace SocialRec.Recommendation.Scenarios;

/// <summary>The scenarios that are always there.</summary>
public static class ScenarioNames
{
    /// <summary>What a shopper sees first: all evidence, mixed for variety.</summary>
    public const string Home = "home";

    /// <summary>The model's order only: what offline evaluation is compared with.</summary>
    public const string Relevance = "relevance";

    /// <summary>What goes with the things just put into the cart.</summary>
    public const string Cart = "cart";

    /// <summary>What goes with the item looked at.</summary>
    public const string Item = "item";
}

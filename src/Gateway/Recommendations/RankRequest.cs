using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Recommendations;

namespace SocialRec.Gateway.Recommendations;

/// <summary>Items to put in order for a shopper.</summary>
internal sealed record RankRequest
{
    /// <summary>The shopper.</summary>
    public string? User { get; set; }

    /// <summary>The items, 1 to 1,000.</summary>
    public string[] Items { get; set; } = [];

    /// <summary>What the list is for.</summary>
    public string Scenario { get; set; } = "relevance";

    /// <summary>none, reasons or path.</summary>
    public ExplainLevel Explain { get; set; } = ExplainLevel.None;

    /// <summary>A token of POST /v1/events: the answer knows of those events.</summary>
    public string? Token { get; set; }

    /// <summary>The query for the cluster; what breaks a rule is added to the errors.</summary>
    public RecommendationQuery ToQuery(List<FieldError> errors, out PositionToken token)
    {
        RecommendationRules.OptionalId(errors, "/user", User);
        if (Items.Length == 0)
            errors.Add(new FieldError("/items", "must name at least one item"));
        RecommendationRules.Ids(errors, "/items", Items);
        RecommendationRules.Words(errors, Scenario, category: null, cursor: null);
        token = RecommendationRules.Token(errors, Token);
        return new RecommendationQuery
        {
            User = User,
            Limit = Math.Clamp(Items.Length, 1, RecommendationParameters.MaxLimit),
            Scenario = Scenario,
            Explain = Explain,
            Candidates = Items,
            ExcludeSeen = false,
        };
    }
}

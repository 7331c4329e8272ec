using System.ComponentModel;
using System.Text.Json;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Recommendations;

namespace SocialRec.Gateway.Recommendations;

/// <summary>What an app asks for.</summary>
internal sealed record RecommendationRequest
{
    /// <summary>The scenario of a request that names none.</summary>
    public const string DefaultScenario = "home";

    /// <summary>The shopper; absent for a session without a known one.</summary>
    public string? User { get; set; }

    /// <summary>How many items, 1 to 1,000.</summary>
    public int Limit { get; set; } = RecommendationParameters.Limit.Absent;

    /// <summary>What the list is for: home, relevance, or a configured scenario.</summary>
    public string Scenario { get; set; } = DefaultScenario;

    /// <summary>Only items of this category.</summary>
    public string? Category { get; set; }

    /// <summary>Only items with all of these attributes.</summary>
    public Dictionary<string, string> Attributes { get; set; } = [];

    /// <summary>Items to leave out, at most 1,000.</summary>
    public string[] Exclude { get; set; } = [];

    /// <summary>Whether to leave out what the shopper has met.</summary>
    public bool ExcludeSeen { get; set; } = true;

    /// <summary>0: the best scores alone, 1: variety first. Absent: the scenario's own.</summary>
    public double? Diversity { get; set; }

    /// <summary>none, reasons or path.</summary>
    public ExplainLevel Explain { get; set; } = ExplainLevel.Reasons;

    /// <summary>A token of POST /v1/events: the answer knows of those events.</summary>
    public string? Token { get; set; }

    /// <summary>Events of a session, oldest first, at most 256, as for POST /v1/events; they count for this answer only and need no user.</summary>
    public JsonElement[] SessionEvents { get; set; } = [];

    /// <summary>The item looked at, for scenarios that start from one.</summary>
    [Description("The item looked at, for scenarios that start from one.")]
    public string? Item { get; set; }

    /// <summary>next of the page before.</summary>
    public string? Cursor { get; set; }

    /// <summary>The query for the cluster; what breaks a rule is added to the errors.</summary>
    public RecommendationQuery ToQuery(DateTimeOffset now, List<FieldError> errors, out PositionToken token)
    {
        RecommendationRules.Shopper(errors, User, SessionEvents.Length);
        RecommendationRules.Limit(errors, Limit);
        RecommendationRules.Diversity(errors, Diversity);
        RecommendationRules.Ids(errors, "/exclude", Exclude);
        RecommendationRules.OptionalId(errors, "/item", Item);
        FieldRules.Attributes(errors, "/attributes", Attributes);
        RecommendationRules.Words(errors, Scenario, Category, Cursor);
        token = RecommendationRules.Token(errors, Token);
        return new RecommendationQuery
        {
            User = User,
            Limit = Limit,
            Scenario = Scenario,
            Category = Category,
            Attributes = Attributes,
            Exclude = Exclude,
            ExcludeSeen = ExcludeSeen,
            Diversity = Diversity,
            Explain = Explain,
            SessionEvents = Recommendations.SessionEvents.Read(SessionEvents, User, now, errors),
            Item = Item,
            Cursor = Cursor,
        };
    }
}

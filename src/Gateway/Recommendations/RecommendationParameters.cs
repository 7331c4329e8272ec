using SocialRec.Gateway.Query;
using SocialRec.Grains.Interfaces.Recommendations;

namespace SocialRec.Gateway.Recommendations;

/// <summary>The parameters of recommendations and lists, and the bounds that bodies share with them.</summary>
internal static class RecommendationParameters
{
    /// <summary>The most items of one answer.</summary>
    public const int MaxLimit = 1_000;

    /// <summary>The most ids that can be left out, or ranked.</summary>
    public const int MaxIds = 1_000;

    /// <summary>The longest word: scenario, category, cursor, token.</summary>
    public const int MaxWordLength = 4_096;

    /// <summary>How many items.</summary>
    public static readonly IntParameter Limit = new("limit", "How many items.", absent: 20, min: 1, max: MaxLimit);

    /// <summary>What the list is for.</summary>
    public static readonly TextParameter Scenario = new(
        "scenario", "What the list is for: home (default), relevance (the model's order alone), or a configured one.", MaxWordLength, "home");

    /// <summary>A category.</summary>
    public static readonly TextParameter Category = new("category", "Only items of this category.", MaxWordLength, "tea");

    /// <summary>Items to leave out.</summary>
    public static readonly IdsParameter Exclude = new("exclude", "Items to leave out, parted by commas.", MaxIds, "tea-1,tea-2");

    /// <summary>Whether to leave out what was met.</summary>
    public static readonly FlagParameter ExcludeSeen = new("exclude_seen", "Whether to leave out what the shopper has viewed, bought or otherwise met.", absent: true);

    /// <summary>Scores or variety.</summary>
    public static readonly NumberParameter Diversity = new("diversity", "0: the best scores alone, 1: variety first. Absent: the scenario's own.", min: 0, max: 1);

    /// <summary>How much to explain.</summary>
    public static readonly ChoiceParameter<ExplainLevel> Explain = new("explain", "How much to explain.", ExplainLevel.Reasons);

    /// <summary>What must have been applied.</summary>
    public static readonly TextParameter Token = new("token", "A token of POST /v1/events: the answer knows of those events.", MaxWordLength);

    /// <summary>Where to go on.</summary>
    public static readonly TextParameter Cursor = new("cursor", "next of the page before.", MaxWordLength);
}

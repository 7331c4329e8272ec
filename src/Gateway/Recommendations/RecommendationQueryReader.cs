using Microsoft.AspNetCore.Http;
using SocialRec.Gateway.Problems;
using SocialRec.Gateway.Query;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Recommendations;

namespace SocialRec.Gateway.Recommendations;

/// <summary>Reads what a GET asks for.</summary>
internal static class RecommendationQueryReader
{
    /// <summary>What to tell a caller whose token cannot be read.</summary>
    public const string TokenRule = "must be a token of POST /v1/events";

    /// <summary>The parameters that are read.</summary>
    public static readonly QueryParameter[] Parameters =
    [
        RecommendationParameters.Limit, RecommendationParameters.Scenario, RecommendationParameters.Category, RecommendationParameters.Exclude,
        RecommendationParameters.ExcludeSeen, RecommendationParameters.Diversity, RecommendationParameters.Explain, RecommendationParameters.Token,
        RecommendationParameters.Cursor,
    ];

    /// <summary>Reads the query string; what breaks a rule is added to the errors.</summary>
    public static RecommendationQuery Read(string user, HttpRequest request, ref List<FieldError>? errors, out PositionToken token)
    {
        if (!PositionToken.TryParse(RecommendationParameters.Token.Read(request, ref errors), out token))
            (errors ??= []).Add(new FieldError(RecommendationParameters.Token.Name, TokenRule));
        return new RecommendationQuery
        {
            User = user,
            Limit = RecommendationParameters.Limit.Read(request, ref errors),
            Scenario = RecommendationParameters.Scenario.Read(request, ref errors) ?? RecommendationRequest.DefaultScenario,
            Category = RecommendationParameters.Category.Read(request, ref errors),
            Exclude = RecommendationParameters.Exclude.Read(request, ref errors),
            ExcludeSeen = RecommendationParameters.ExcludeSeen.Read(request, ref errors),
            Diversity = RecommendationParameters.Diversity.Read(request, ref errors),
            Explain = RecommendationParameters.Explain.Read(request, ref errors),
            Cursor = RecommendationParameters.Cursor.Read(request, ref errors),
        };
    }
}

using System.Globalization;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Identity;

namespace SocialRec.Gateway.Recommendations;

/// <summary>What the bodies of recommendation requests must keep to.</summary>
internal static class RecommendationRules
{
    /// <summary>There is a shopper, or a session of a bearable length.</summary>
    public static void Shopper(List<FieldError> errors, string? user, int sessionEvents)
    {
        if (sessionEvents > SessionEvents.Max)
            errors.Add(new FieldError("/session_events", $"must hold at most {SessionEvents.Max}"));
        OptionalId(errors, "/user", user);
    }

    /// <summary>The limit is within bounds.</summary>
    public static void Limit(List<FieldError> errors, int limit)
    {
        if (limit is < 1 or > RecommendationParameters.MaxLimit)
            errors.Add(new FieldError("/limit", $"must be a whole number from 1 to {RecommendationParameters.MaxLimit}"));
    }

    /// <summary>The diversity is within bounds.</summary>
    public static void Diversity(List<FieldError> errors, double? diversity)
    {
        if (diversity is < 0 or > 1 or double.NaN)
            errors.Add(new FieldError("/diversity", "must be a number from 0 to 1"));
    }

    /// <summary>An id, if there is one, is one.</summary>
    public static void OptionalId(List<FieldError> errors, string pointer, string? id)
    {
        if (id is not null && IdRules.Problem(id) is { } problem)
            errors.Add(new FieldError(pointer, problem));
    }

    /// <summary>Ids are ids, and not too many.</summary>
    public static void Ids(List<FieldError> errors, string pointer, string?[] ids)
    {
        if (ids.Length > RecommendationParameters.MaxIds)
            errors.Add(new FieldError(pointer, $"must hold at most {RecommendationParameters.MaxIds}"));
        for (int i = 0; i < ids.Length && i < RecommendationParameters.MaxIds; i++)
        {
            if (IdRules.Problem(ids[i]) is { } problem)
                errors.Add(new FieldError(string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}"), problem));
        }
    }

    /// <summary>Scenario, category and cursor are not too long.</summary>
    public static void Words(List<FieldError> errors, string scenario, string? category, string? cursor)
    {
        FieldRules.Length(errors, "/scenario", scenario, RecommendationParameters.MaxWordLength);
        FieldRules.Length(errors, "/category", category, RecommendationParameters.MaxWordLength);
        FieldRules.Length(errors, "/cursor", cursor, RecommendationParameters.MaxWordLength);
    }

    /// <summary>Reads a token.</summary>
    public static PositionToken Token(List<FieldError> errors, string? text)
    {
        if (!PositionToken.TryParse(text, out PositionToken token))
            errors.Add(new FieldError("/token", RecommendationQueryReader.TokenRule));
        return token;
    }
}

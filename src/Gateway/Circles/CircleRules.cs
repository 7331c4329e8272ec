using SocialRec.Gateway.Json;
using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Circles;

/// <summary>What is said of a circle must keep to this.</summary>
internal static class CircleRules
{
    private const int MaxNameLength = 256;
    private const int MaxAboutLength = 4_000;

    /// <summary>Reads bodies by these rules.</summary>
    public static CheckedBody<CircleBody> Body { get; } = new(WireJson.Shapes.CircleBody, Check);

    /// <summary>What is wrong with a circle; empty if nothing is.</summary>
    /// <param name="circle">The circle.</param>
    /// <param name="pathId">The id in the path; null where the body must give it.</param>
    public static List<FieldError> Check(CircleBody circle, string? pathId)
    {
        var errors = new List<FieldError>();
        FieldRules.Id(errors, circle.Id, pathId);
        FieldRules.Length(errors, "/name", circle.Name, MaxNameLength);
        FieldRules.Length(errors, "/about", circle.About, MaxAboutLength);
        FieldRules.Attributes(errors, "/attributes", circle.Attributes);
        return errors;
    }
}

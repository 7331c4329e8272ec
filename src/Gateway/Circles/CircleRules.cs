using SocialRec.Gateway.Problems;
using SocialRec.Identity;

namespace SocialRec.Gateway.Circles;

/// <summary>What is said of a circle must keep to this.</summary>
internal static class CircleRules
{
    private const int MaxNameLength = 256;
    private const int MaxAboutLength = 4_000;

    /// <summary>What is wrong with a circle; empty if nothing is.</summary>
    /// <param name="circle">The circle.</param>
    /// <param name="pathId">The id in the path; null where the body must give it.</param>
    public static List<FieldError> Check(CircleBody circle, string? pathId)
    {
        var errors = new List<FieldError>();
        if (pathId is null && IdRules.Problem(circle.Id) is { } problem)
            errors.Add(new FieldError("/id", circle.Id is null ? "is required" : problem));
        if (pathId is not null && circle.Id is not null && circle.Id != pathId)
            errors.Add(new FieldError("/id", "must be the id in the path, or absent"));
        FieldRules.Length(errors, "/name", circle.Name, MaxNameLength);
        FieldRules.Length(errors, "/about", circle.About, MaxAboutLength);
        FieldRules.Attributes(errors, "/attributes", circle.Attributes);
        return errors;
    }
}

using SocialRec.Gateway.Problems;
using SocialRec.Identity;

namespace SocialRec.Gateway.Users;

/// <summary>What a user's profile must keep to.</summary>
internal static class UserRules
{
    private const int MaxNameLength = 256;
    private const int MaxLanguageLength = 35;

    /// <summary>What is wrong with a profile; empty if nothing is.</summary>
    /// <param name="user">The profile.</param>
    /// <param name="pathId">The id in the path; null where the body must give it.</param>
    public static List<FieldError> Check(UserBody user, string? pathId)
    {
        var errors = new List<FieldError>();
        if (pathId is null && IdRules.Problem(user.Id) is { } problem)
            errors.Add(new FieldError("/id", user.Id is null ? "is required" : problem));
        if (pathId is not null && user.Id is not null && user.Id != pathId)
            errors.Add(new FieldError("/id", "must be the id in the path, or absent"));
        FieldRules.Length(errors, "/name", user.Name, MaxNameLength);
        FieldRules.Length(errors, "/language", user.Language, MaxLanguageLength);
        FieldRules.Attributes(errors, "/attributes", user.Attributes);
        return errors;
    }
}

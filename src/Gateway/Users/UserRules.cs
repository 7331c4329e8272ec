using SocialRec.Gateway.Json;
using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Users;

/// <summary>What a user's profile must keep to.</summary>
internal static class UserRules
{
    private const int MaxNameLength = 256;
    private const int MaxLanguageLength = 35;

    /// <summary>Reads bodies by these rules.</summary>
    public static CheckedBody<UserBody> Body { get; } = new(WireJson.Shapes.UserBody, Check);

    /// <summary>What is wrong with a profile; empty if nothing is.</summary>
    /// <param name="user">The profile.</param>
    /// <param name="pathId">The id in the path; null where the body must give it.</param>
    public static List<FieldError> Check(UserBody user, string? pathId)
    {
        var errors = new List<FieldError>();
        FieldRules.Id(errors, user.Id, pathId);
        FieldRules.Length(errors, "/name", user.Name, MaxNameLength);
        FieldRules.Length(errors, "/language", user.Language, MaxLanguageLength);
        FieldRules.Attributes(errors, "/attributes", user.Attributes);
        return errors;
    }
}

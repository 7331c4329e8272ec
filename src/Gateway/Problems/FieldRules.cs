using System.Globalization;
using SocialRec.Identity;

namespace SocialRec.Gateway.Problems;

/// <summary>Rules that fields of several bodies share.</summary>
internal static class FieldRules
{
    private const int MaxAttributes = 64;
    private const int MaxKeyLength = 64;
    private const int MaxValueLength = 1_000;

    /// <summary>The id is given once: in the path, where there is one, else in the body.</summary>
    public static void Id(List<FieldError> errors, string? id, string? pathId)
    {
        if (pathId is null && IdRules.Problem(id) is { } problem)
            errors.Add(new FieldError("/id", id is null ? "is required" : problem));
        if (pathId is not null && id is not null && id != pathId)
            errors.Add(new FieldError("/id", "must be the id in the path, or absent"));
    }

    /// <summary>Text has at most so many characters.</summary>
    public static void Length(List<FieldError> errors, string pointer, string? text, int max)
    {
        if (text?.Length > max)
            errors.Add(new FieldError(pointer, $"must be at most {max} characters"));
    }

    /// <summary>A list has at most so many words, none empty or too long.</summary>
    public static void Words(List<FieldError> errors, string pointer, IReadOnlyList<string?> words, int max, int maxLength)
    {
        if (words.Count > max)
            errors.Add(new FieldError(pointer, $"must hold at most {max}"));
        for (int i = 0; i < words.Count; i++)
        {
            if (string.IsNullOrEmpty(words[i]) || words[i]!.Length > maxLength)
                errors.Add(new FieldError(string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}"), $"must be 1 to {maxLength} characters"));
        }
    }

    /// <summary>Free attributes are few and short.</summary>
    public static void Attributes(List<FieldError> errors, string pointer, IReadOnlyDictionary<string, string> attributes)
    {
        if (attributes.Count > MaxAttributes)
            errors.Add(new FieldError(pointer, $"must hold at most {MaxAttributes}"));
        foreach ((string key, string? value) in attributes)
        {
            if (key.Length is 0 or > MaxKeyLength)
                errors.Add(new FieldError(pointer, $"must have names of 1 to {MaxKeyLength} characters"));
            else if (value is null || value.Length > MaxValueLength)
                errors.Add(new FieldError($"{pointer}/{key}", $"must be a string of at most {MaxValueLength} characters"));
        }
    }
}

using System.Globalization;
using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Texts;

/// <summary>Reviews to read.</summary>
internal sealed record ReviewsRequest
{
    /// <summary>The most texts in one request.</summary>
    public const int MaxTexts = 100;

    /// <summary>The longest text, in characters; of a long one the beginning is read.</summary>
    public const int MaxLength = 100_000;

    /// <summary>The reviews, 1 to 100, in any language; an empty one is neither happy nor unhappy.</summary>
    public string[] Texts { get; set; } = [];

    /// <summary>What breaks a rule is added to the errors.</summary>
    public void Check(List<FieldError> errors)
    {
        if (Texts.Length is 0 or > MaxTexts)
            errors.Add(new FieldError("/texts", $"must hold 1 to {MaxTexts} texts"));
        for (int i = 0; i < Texts.Length && i < MaxTexts; i++)
        {
            string pointer = string.Create(CultureInfo.InvariantCulture, $"/texts/{i}");
            if (Texts[i] is null)
                errors.Add(new FieldError(pointer, "must be a string"));
            FieldRules.Length(errors, pointer, Texts[i], MaxLength);
        }
    }
}

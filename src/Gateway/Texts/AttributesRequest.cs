using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Texts;

/// <summary>A product whose attributes are wanted.</summary>
internal sealed record AttributesRequest
{
    private const int MaxTitle = 1_000;
    private const int MaxDescription = 20_000;

    /// <summary>Its title.</summary>
    public string Title { get; set; } = "";

    /// <summary>Its description; its beginning is read.</summary>
    public string Description { get; set; } = "";

    /// <summary>What breaks a rule is added to the errors.</summary>
    public void Check(List<FieldError> errors)
    {
        if (string.IsNullOrWhiteSpace(Title))
            errors.Add(new FieldError("/title", "must be there"));
        FieldRules.Length(errors, "/title", Title, MaxTitle);
        FieldRules.Length(errors, "/description", Description, MaxDescription);
    }
}

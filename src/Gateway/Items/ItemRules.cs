using SocialRec.Gateway.Json;
using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Items;

/// <summary>What an item must keep to.</summary>
internal static class ItemRules
{
    private const int MaxTitleLength = 1_000;
    private const int MaxDescriptionLength = 20_000;
    private const int MaxCategories = 32;
    private const int MaxWordLength = 256;
    private const int MaxImageLength = 2_048;

    /// <summary>Reads bodies by these rules.</summary>
    public static CheckedBody<ItemBody> Body { get; } = new(WireJson.Shapes.ItemBody, Check);

    /// <summary>What is wrong with an item; empty if nothing is.</summary>
    /// <param name="item">The item.</param>
    /// <param name="pathId">The id in the path; null where the body must give it.</param>
    public static List<FieldError> Check(ItemBody item, string? pathId)
    {
        var errors = new List<FieldError>();
        FieldRules.Id(errors, item.Id, pathId);
        FieldRules.Length(errors, "/title", item.Title, MaxTitleLength);
        FieldRules.Length(errors, "/description", item.Description, MaxDescriptionLength);
        FieldRules.Length(errors, "/image", item.Image, MaxImageLength);
        FieldRules.Words(errors, "/categories", item.Categories, MaxCategories, MaxWordLength);
        FieldRules.Attributes(errors, "/attributes", item.Attributes);
        if (item.Price is < 0 || item.Price is { } price && !double.IsFinite(price))
            errors.Add(new FieldError("/price", "must be a number of at least 0"));
        if (item.Expires <= item.Published)
            errors.Add(new FieldError("/expires", "must be after published"));
        return errors;
    }
}

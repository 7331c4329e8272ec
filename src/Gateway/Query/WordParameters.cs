using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SocialRec.Identity;

namespace SocialRec.Gateway.Query;

/// <summary>Yes or no.</summary>
internal sealed class FlagParameter(string name, string description, bool absent) : QueryParameter<bool>(name, description, absent)
{
    /// <inheritdoc/>
    public override OpenApiSchema Schema => new() { Type = JsonSchemaType.Boolean, Default = JsonValue.Create(Absent) };

    /// <inheritdoc/>
    protected override string? TryParse(string text, out bool value)
    {
        value = text is "true" or "1";
        return value || text is "false" or "0" ? null : "must be true or false";
    }
}

/// <summary>One of an enumeration's names, in lower case.</summary>
internal sealed class ChoiceParameter<T>(string name, string description, T absent) : QueryParameter<T>(name, description, absent)
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Choices = Enum.GetValues<T>().ToDictionary(value => value.ToString().ToLowerInvariant());

    /// <inheritdoc/>
    public override OpenApiSchema Schema => new()
    {
        Type = JsonSchemaType.String,
        Enum = [.. Choices.Keys.Select(name => (JsonNode)name)],
        Default = Absent.ToString().ToLowerInvariant(),
    };

    /// <inheritdoc/>
    protected override string? TryParse(string text, out T value) =>
        Choices.TryGetValue(text, out value) ? null : "must be one of " + string.Join(' ', Choices.Keys);
}

/// <summary>Text of bounded length, or none.</summary>
internal sealed class TextParameter(string name, string description, int maxLength, string? example = null) : QueryParameter<string?>(name, description, null)
{
    /// <inheritdoc/>
    public override OpenApiSchema Schema => new() { Type = JsonSchemaType.String, MaxLength = maxLength };

    /// <inheritdoc/>
    public override JsonNode? Example => example;

    /// <inheritdoc/>
    protected override string? TryParse(string text, out string? value)
    {
        value = text;
        return text.Length <= maxLength ? null : $"must be at most {maxLength} characters";
    }
}

/// <summary>Ids parted by commas.</summary>
internal sealed class IdsParameter(string name, string description, int max, string? example = null) : QueryParameter<string[]>(name, description, [])
{
    /// <inheritdoc/>
    public override OpenApiSchema Schema => new() { Type = JsonSchemaType.String, Description = $"At most {max} ids, parted by commas." };

    /// <inheritdoc/>
    public override JsonNode? Example => example;

    /// <inheritdoc/>
    protected override string? TryParse(string text, out string[] value)
    {
        value = text.Split(',');
        if (value.Length > max)
            return $"must name at most {max} ids";
        return value.Select(IdRules.Problem).FirstOrDefault(problem => problem is not null);
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SocialRec.Gateway.Query;

/// <summary>A whole number within bounds.</summary>
internal sealed class IntParameter(string name, string description, int absent, int min, int max) : QueryParameter<int>(name, description, absent)
{
    /// <inheritdoc/>
    public override OpenApiSchema Schema => new()
    {
        Type = JsonSchemaType.Integer,
        Minimum = min.ToString(CultureInfo.InvariantCulture),
        Maximum = max.ToString(CultureInfo.InvariantCulture),
        Default = JsonValue.Create(Absent),
    };

    /// <inheritdoc/>
    protected override string? TryParse(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= min && value <= max
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {min} to {max}");
}

/// <summary>A number within bounds, or none.</summary>
internal sealed class NumberParameter(string name, string description, double min, double max) : QueryParameter<double?>(name, description, null)
{
    /// <inheritdoc/>
    public override OpenApiSchema Schema => new()
    {
        Type = JsonSchemaType.Number,
        Minimum = min.ToString(CultureInfo.InvariantCulture),
        Maximum = max.ToString(CultureInfo.InvariantCulture),
    };

    /// <inheritdoc/>
    protected override string? TryParse(string text, out double? value)
    {
        bool fits = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= min && number <= max;
        value = fits ? number : null;
        return fits ? null : string.Create(CultureInfo.InvariantCulture, $"must be a number from {min} to {max}");
    }
}

using System.Globalization;
using System.Text.Json;

namespace SocialRec.Cli.Import;

/// <summary><c>item [title] [description] [category] [price] [image]</c>: catalog rows; several categories are parted by <c>|</c>.</summary>
internal sealed class ItemRows(string? header, string path) : IRowFormat
{
    /// <inheritdoc/>
    public string Path => "v1/items";

    /// <inheritdoc/>
    public Columns Columns { get; } = new(header, ["item"], ["title", "description", "category", "price", "image"], path);

    /// <inheritdoc/>
    public string? OrderKey(string[] cells) => Columns.Cell(cells, "item");

    /// <inheritdoc/>
    public string? Write(Utf8JsonWriter json, string[] cells, string id)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, Columns.Cell(cells, "item"));
        foreach (string name in (string[])["title", "description", "image"])
        {
            if (Columns.Cell(cells, name) is { } text)
                json.WriteString(name, text);
        }

        json.WriteStartArray("categories"u8);
        foreach (string category in Columns.Cell(cells, "category")?.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
            json.WriteStringValue(category);
        json.WriteEndArray();
        string? price = Columns.Cell(cells, "price");
        bool priced = double.TryParse(price, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number);
        if (priced)
            json.WriteNumber("price"u8, number);
        json.WriteEndObject();
        return price is null || priced ? null : "price is not a number";
    }
}

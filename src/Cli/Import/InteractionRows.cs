using System.Globalization;
using System.Text.Json;

namespace SocialRec.Cli.Import;

/// <summary><c>user item [type] [value] [time] [text]</c>: events. Without a time column the history is undated.</summary>
internal sealed class InteractionRows(string? header, string path, string defaultType) : IRowFormat
{
    /// <inheritdoc/>
    public string Path => "v1/events";

    /// <inheritdoc/>
    public Columns Columns { get; } = new(header, ["user", "item"], ["type", "value", "time", "text"], path);

    /// <inheritdoc/>
    public string? OrderKey(string[] cells) => Columns.Cell(cells, "user");

    /// <inheritdoc/>
    public string? Write(Utf8JsonWriter json, string[] cells, string id)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        json.WriteString("type"u8, Columns.Cell(cells, "type") ?? defaultType);
        json.WriteString("user"u8, Columns.Cell(cells, "user"));
        json.WriteString("item"u8, Columns.Cell(cells, "item"));
        if (Columns.Cell(cells, "text") is { } text)
            json.WriteString("text"u8, text);
        string? problem = WriteValue(json, Columns.Cell(cells, "value"));
        WriteTime(json, Columns.Cell(cells, "time"));
        json.WriteEndObject();
        return problem;
    }

    private static string? WriteValue(Utf8JsonWriter json, string? value)
    {
        if (value is null)
            return null;
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
            return "value is not a number";
        json.WriteNumber("value"u8, number);
        return null;
    }

    private static void WriteTime(Utf8JsonWriter json, string? time)
    {
        if (time is null)
            json.WriteNull("time"u8);
        else if (double.TryParse(time, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && double.IsFinite(seconds))
            json.WriteNumber("time"u8, seconds);
        else
            json.WriteString("time"u8, time);
    }
}

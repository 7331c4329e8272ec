using System.Text.Json;

namespace SocialRec.Cli.Import;

/// <summary><c>circle user</c>: the user belongs to the circle, since nobody knows when.</summary>
internal sealed class CircleRows(string? header, string path) : IRowFormat
{
    /// <inheritdoc/>
    public string Path => "v1/events";

    /// <inheritdoc/>
    public Columns Columns { get; } = new(header, ["circle", "user"], [], path);

    /// <inheritdoc/>
    public string? OrderKey(string[] cells) => Columns.Cell(cells, "user");

    /// <inheritdoc/>
    public string? Write(Utf8JsonWriter json, string[] cells, string id)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        json.WriteString("type"u8, "join"u8);
        json.WriteString("user"u8, Columns.Cell(cells, "user"));
        json.WriteString("circle"u8, Columns.Cell(cells, "circle"));
        json.WriteNull("time"u8);
        json.WriteEndObject();
        return null;
    }
}

using System.Text.Json;

namespace SocialRec.Cli.Import;

/// <summary><c>user friend</c>: the user follows the friend, since nobody knows when.</summary>
internal sealed class FriendRows(string? header, string path) : IRowFormat
{
    /// <inheritdoc/>
    public string Path => "v1/events";

    /// <inheritdoc/>
    public Columns Columns { get; } = new(header, ["user", "friend"], [], path);

    /// <inheritdoc/>
    public string? OrderKey(string[] cells) => Columns.Cell(cells, "user");

    /// <inheritdoc/>
    public string? Write(Utf8JsonWriter json, string[] cells, string id)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        json.WriteString("type"u8, "follow"u8);
        json.WriteString("user"u8, Columns.Cell(cells, "user"));
        json.WriteString("target_user"u8, Columns.Cell(cells, "friend"));
        json.WriteNull("time"u8);
        json.WriteEndObject();
        return null;
    }
}

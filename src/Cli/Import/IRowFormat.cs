using System.Text.Json;

namespace SocialRec.Cli.Import;

/// <summary>Turns the rows of one kind of file into what the gateway takes.</summary>
internal interface IRowFormat
{
    /// <summary>Where the rows are sent.</summary>
    string Path { get; }

    /// <summary>The columns.</summary>
    Columns Columns { get; }

    /// <summary>Rows with the same text here keep their order; null if the row lacks it.</summary>
    string? OrderKey(string[] cells);

    /// <summary>Writes a row as a JSON object.</summary>
    /// <returns>What is wrong with the row, or null.</returns>
    string? Write(Utf8JsonWriter json, string[] cells, string id);
}

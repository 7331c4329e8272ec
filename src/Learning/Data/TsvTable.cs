namespace SocialRec.Learning.Data;

/// <summary>Reads tab-separated UTF-8 text with a header line, row by row, columns by name.</summary>
public sealed class TsvTable
{
    private readonly TextReader reader;
    private readonly string source;
    private readonly string[] header;

    /// <summary>Reads the header.</summary>
    /// <param name="reader">The text; not closed by this class.</param>
    /// <param name="source">Name of the text for messages, such as the file's path.</param>
    /// <exception cref="FormatException">There is no header.</exception>
    public TsvTable(TextReader reader, string source)
    {
        ArgumentNullException.ThrowIfNull(reader);
        this.reader = reader;
        this.source = source;
        header = reader.ReadLine()?.TrimStart('\uFEFF').Split('\t') ?? throw new FormatException($"{source}: the file is empty; a header line is needed.");
        LineNumber = 1;
    }

    /// <summary>Number of the line that was read last; the header is 1.</summary>
    public int LineNumber { get; private set; }

    /// <summary>The place of a column that must be there.</summary>
    /// <param name="name">Column name.</param>
    /// <returns>Its place, from 0.</returns>
    /// <exception cref="FormatException">The column is missing.</exception>
    public int Required(string name) => Optional(name) is var place and >= 0
        ? place
        : throw new FormatException($"{source}: column '{name}' is missing; the header has: {string.Join(", ", header)}.");

    /// <summary>The place of a column that may be absent.</summary>
    /// <param name="name">Column name.</param>
    /// <returns>Its place, or −1.</returns>
    public int Optional(string name) => Array.IndexOf(header, name);

    /// <summary>The rows below the header; empty lines are skipped.</summary>
    /// <returns>The cells of each row.</returns>
    /// <exception cref="FormatException">A row has fewer cells than the header.</exception>
    public IEnumerable<string[]> Rows()
    {
        while (reader.ReadLine() is { } line)
        {
            LineNumber++;
            if (line.Length == 0) continue;
            var cells = line.Split('\t');
            if (cells.Length < header.Length) throw Error($"{cells.Length} cells, the header has {header.Length}");
            yield return cells;
        }
    }

    /// <summary>An error that names the line read last.</summary>
    /// <param name="what">What is wrong with it.</param>
    /// <returns>The exception to throw.</returns>
    public FormatException Error(string what) => new($"{source}, line {LineNumber}: {what}.");
}

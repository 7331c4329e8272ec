namespace SocialRec.Cli.Import;

/// <summary>The columns of a tab-separated file, by the names in its header.</summary>
internal sealed class Columns
{
    private readonly Dictionary<string, int> _places = [];

    /// <summary>Reads a header.</summary>
    /// <param name="header">The first line of the file.</param>
    /// <param name="required">Columns that must be there.</param>
    /// <param name="optional">Columns that may be there.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="CommandException">A required column is missing.</exception>
    public Columns(string? header, string[] required, string[] optional, string path)
    {
        string[] names = header?.TrimStart('\uFEFF').TrimEnd('\r').Split('\t') ?? [];
        Count = names.Length;
        for (int i = 0; i < names.Length; i++)
            _places.TryAdd(names[i].Trim(), i);
        string[] missing = [.. required.Where(name => !_places.ContainsKey(name))];
        if (missing.Length > 0)
            throw new CommandException(ExitCode.BadData, $"{path}: the header lacks {string.Join(", ", missing)}; it must name the columns, parted by tabs.");
        Unknown = [.. names.Where(name => !required.Contains(name.Trim()) && !optional.Contains(name.Trim()))];
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Those that are not imported.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>The cell of a column, or null if the file has no such column or the cell is empty.</summary>
    public string? Cell(string[] cells, string name) => _places.TryGetValue(name, out int place) && cells[place].Length > 0 ? cells[place] : null;

    /// <summary>Whether the file has a column.</summary>
    public bool Has(string name) => _places.ContainsKey(name);
}

namespace SocialRec.Cli.Import;

/// <summary>What became of the rows of an import.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="errors">Where bad rows are named: the first so many one by one.</param>
internal sealed class ImportTally(string path, TextWriter errors)
{
    private const int MaxNamed = 20;

    private readonly Lock _gate = new();

    /// <summary>Rows that are kept now.</summary>
    public long Accepted { get; private set; }

    /// <summary>Rows that had been kept before.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Rows that were refused.</summary>
    public long Bad { get; private set; }

    /// <summary>Notes what the gateway kept.</summary>
    public void Count(long accepted, long duplicates)
    {
        lock (_gate)
        {
            Accepted += accepted;
            Duplicates += duplicates;
        }
    }

    /// <summary>Notes a row that was refused.</summary>
    public void Refuse(long line, string problem)
    {
        lock (_gate)
        {
            Bad++;
            if (Bad <= MaxNamed)
                errors.WriteLine($"{path}, line {line}: {problem}");
            else if (Bad == MaxNamed + 1)
                errors.WriteLine($"{path}: more bad rows follow; they are counted.");
        }
    }
}

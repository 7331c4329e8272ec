using SocialRec.Learning.Data;

namespace SocialRec.Learning.Benchmarks;

/// <summary>Sessions to learn from and unfinished ones whose next item is asked for.</summary>
/// <param name="Train">Items of each session in the order of their events.</param>
/// <param name="Cases">Unfinished sessions and what came next.</param>
/// <param name="ItemCount">Number of items.</param>
public sealed record SessionSet(IReadOnlyList<int[]> Train, IReadOnlyList<SessionCase> Cases, int ItemCount)
{
    // Enough to tell settings apart.
    private const int ValidationCases = 12_000;

    /// <summary>Reads <c>train-sequences.tsv</c> (<c>items</c>) and <c>test.tsv</c> (<c>items next</c>), items parted by spaces.</summary>
    /// <param name="folder">The folder that holds both.</param>
    /// <returns>The set.</returns>
    /// <exception cref="FormatException">A file is not of this layout.</exception>
    public static SessionSet Load(string folder)
    {
        var ids = new IdMap();
        int[] Items(string cell) => [.. cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ids.GetOrAdd)];
        var train = Read(Path.Combine(folder, "train-sequences.tsv"), "items").Select(cells => Items(cells[0])).ToArray();
        var cases = Read(Path.Combine(folder, "test.tsv"), "items", "next").Select(cells => new SessionCase(Items(cells[0]), ids.GetOrAdd(cells[1]))).ToArray();
        return new SessionSet(train, cases, ids.Count);
    }

    /// <summary>The training sessions alone: a tenth of them is held out and cut off after each of its events in turn, as the test sessions are, to choose settings by.</summary>
    /// <param name="seed">Seed of the choice.</param>
    /// <returns>A set whose cases come from this one's training sessions.</returns>
    public SessionSet ForValidation(int seed)
    {
        var random = new Random(seed);
        var held = Train.Select(_ => random.Next(10) == 0).ToArray();
        var cases = Train.Where((_, place) => held[place])
            .SelectMany(session => Enumerable.Range(1, session.Length - 1).Select(end => new SessionCase(session[..end], session[end])))
            .ToArray();
        random.Shuffle(cases);
        return new SessionSet([.. Train.Where((_, place) => !held[place])], [.. cases.Take(ValidationCases)], ItemCount);
    }

    private static List<string[]> Read(string path, params string[] columns)
    {
        using var reader = new StreamReader(path);
        var table = new TsvTable(reader, path);
        var places = Array.ConvertAll(columns, table.Required);
        return [.. table.Rows().Select(row => Array.ConvertAll(places, place => row[place]))];
    }
}

using SocialRec.Learning.Data;

namespace SocialRec.Learning.Benchmarks;

/// <summary>Sessions to learn from and unfinished ones whose next item is asked for.</summary>
/// <param name="Train">Items of each session in the order of their events.</param>
/// <param name="Cases">Unfinished sessions and what came next.</param>
/// <param name="ItemCount">Number of items.</param>
public sealed record SessionSet(IReadOnlyList<int[]> Train, IReadOnlyList<SessionCase> Cases, int ItemCount)
{
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

    /// <summary>The training sessions alone: of a tenth of them the last item is held out to choose settings by.</summary>
    /// <param name="seed">Seed of the choice.</param>
    /// <returns>A set whose cases come from this one's training sessions.</returns>
    public SessionSet ForValidation(int seed)
    {
        var random = new Random(seed);
        var held = Train.Select(session => session.Length > 1 && random.Next(10) == 0).ToArray();
        return new SessionSet(
            [.. Train.Select((session, place) => held[place] ? session[..^1] : session)],
            [.. Train.Where((_, place) => held[place]).Select(session => new SessionCase(session[..^1], session[^1]))],
            ItemCount);
    }

    private static List<string[]> Read(string path, params string[] columns)
    {
        using var reader = new StreamReader(path);
        var table = new TsvTable(reader, path);
        var places = Array.ConvertAll(columns, table.Required);
        return [.. table.Rows().Select(row => Array.ConvertAll(places, place => row[place]))];
    }
}

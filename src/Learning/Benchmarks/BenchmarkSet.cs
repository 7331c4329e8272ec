using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Splits;

namespace SocialRec.Learning.Benchmarks;

/// <summary>A public data set under the protocol of its published figures.</summary>
/// <param name="Name">Name of its folder.</param>
/// <param name="Split">What is learned from, what settings are chosen on, and what is reported.</param>
/// <param name="Known">What the reported models learn from: the training part, and the validation part too where it was cut off the published training part.</param>
/// <param name="Social">Who follows whom.</param>
/// <param name="Cutoff">The cut-off of the published figures.</param>
public sealed record BenchmarkSet(string Name, Split Split, InteractionLog Known, SocialGraph Social, int Cutoff)
{
    /// <summary>Titles by item index; empty where the set has none.</summary>
    public IReadOnlyList<string?> Titles { get; init; } = [];

    /// <summary>The sets that can be loaded.</summary>
    public static IReadOnlyList<string> Names { get; } = ["lastfm", "lastfm-fixed-split", "ciao", "gowalla"];

    /// <summary>Loads a set. Where its protocol has no validation part, a tenth of each user's training interactions, by seed, is one.</summary>
    /// <param name="folder">The folder that holds the sets' folders.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="seed">Seed of the split.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">The name is not known.</exception>
    public static BenchmarkSet Load(string folder, string name, int seed) => name switch
    {
        "lastfm" => Random(Path.Combine(folder, name), seed),
        "lastfm-fixed-split" => Given(Path.Combine(folder, name), name, seed, 10),
        "ciao" => Given(Path.Combine(folder, name), name, seed, 20),
        "gowalla" => Given(Path.Combine(folder, name), name, seed, 20),
        _ => throw new ArgumentException($"'{name}' is not one of {string.Join(", ", Names)}.", nameof(name)),
    };

    /// <summary>Users × items of some of the interactions, each cell 1.</summary>
    /// <param name="log">A part of the split.</param>
    /// <returns>The matrix.</returns>
    public static CsrMatrix Matrix(InteractionLog log) => new InteractionWeighting().ToMatrix(log);

    /// <summary>The protocol on the test part: training and validation items are masked.</summary>
    /// <returns>What was held out.</returns>
    public HeldOut OnTest() => new(Split.Test, [Split.Train, Split.Validation]);

    private static BenchmarkSet Random(string folder, int seed)
    {
        var data = DatasetReader.Read(Path.Combine(folder, "interactions.tsv"), Path.Combine(folder, "friends.tsv"));
        var split = RandomSplit.PerUser(data.Log, seed);
        return new BenchmarkSet("lastfm", split, split.Train, data.Social, 10);
    }

    private static BenchmarkSet Given(string folder, string name, int seed, int cutoff)
    {
        var friends = Path.Combine(folder, "friends.tsv");
        var log = new InteractionLog();
        DatasetReader.ReadInteractions(Path.Combine(folder, "train.tsv"), log);
        var validation = Path.Combine(folder, "val.tsv");
        var test = Part(Path.Combine(folder, "test.tsv"), log);
        var given = File.Exists(validation) ? Part(validation, log) : null;
        var social = File.Exists(friends) ? DatasetReader.ReadFriends(friends, log.Users) : SocialGraph.Empty(log.Users.Count);
        if (given is not null) return new BenchmarkSet(name, new Split(log, given, test), log, social, cutoff);

        var cut = RandomSplit.PerUser(log, seed, 0);
        return new BenchmarkSet(name, new Split(cut.Train, cut.Test, test), log, social, cutoff) { Titles = TitlesOf(Path.Combine(folder, "items.tsv"), log.Items) };
    }

    // With ids of their own: items that nobody dealt with are not to be ranked.
    private static IReadOnlyList<string?> TitlesOf(string path, IdMap items)
    {
        if (!File.Exists(path)) return [];
        var described = new IdMap();
        var titles = DatasetReader.ReadTexts(path, described);
        return [.. items.Ids.Select(id => described.TryGetIndex(id, out var index) ? titles[index] : null)];
    }

    private static InteractionLog Part(string path, InteractionLog log)
    {
        var part = new InteractionLog(log.Users, log.Items);
        DatasetReader.ReadInteractions(path, part);
        return part;
    }
}

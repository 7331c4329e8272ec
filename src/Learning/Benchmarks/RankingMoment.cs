using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.Ranking;

namespace SocialRec.Learning.Benchmarks;

/// <summary>The moment of a public set at which final lists are measured.</summary>
/// <param name="Episode">What is known then and what comes after.</param>
/// <param name="HeldOut">Whom to ask for and what is right.</param>
/// <param name="Cutoff">Length of the lists.</param>
public sealed record RankingMoment(Episode Episode, HeldOut HeldOut, int Cutoff)
{
    private const string Shop = "retailrocket";
    private const int ShopCutoff = 20;

    /// <summary>Loads the end of a set's known part, or a moment inside it.</summary>
    /// <param name="folder">The folder that holds the sets' folders.</param>
    /// <param name="name">One of <see cref="BenchmarkSet.Names"/>, or <c>retailrocket</c>.</param>
    /// <param name="onValidation">Whether to ask about the validation part instead of the test.</param>
    /// <returns>The moment.</returns>
    public static RankingMoment Load(string folder, string name, bool onValidation)
    {
        if (name == Shop) return LoadShop(Path.Combine(folder, name), onValidation);
        var set = BenchmarkSet.Load(folder, name, 1);
        if (onValidation) return Of(set.Split.Train, set.Split.Validation, set.Social, set.Cutoff);
        return Of(InteractionLog.Concat(set.Split.Train, set.Split.Validation), set.Split.Test, set.Social, set.Cutoff);
    }

    private static RankingMoment LoadShop(string folder, bool onValidation)
    {
        var events = DatasetReader.Read(Path.Combine(folder, "events.tsv"));
        if (onValidation)
        {
            var episode = Episodes.InTime(events, 0.9, 1, 1, excludeSeen: true).Single();
            return new RankingMoment(episode, new HeldOut(episode.Labels, [episode.Known]), ShopCutoff);
        }

        var purchases = new InteractionLog(events.Log.Users, events.Log.Items);
        DatasetReader.ReadInteractions(Path.Combine(folder, "test-purchases.tsv"), purchases);
        var end = events.Log.Interactions.Max(one => one.UnixSeconds);
        return new RankingMoment(new Episode(events.Log, purchases, events.Social, end * 1000), new HeldOut(purchases, [events.Log]), ShopCutoff);
    }

    private static RankingMoment Of(InteractionLog known, InteractionLog labels, SocialGraph social, int cutoff) =>
        new(Episodes.Of(known, labels, social), new HeldOut(labels, [known]), cutoff);
}

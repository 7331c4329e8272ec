using System.Globalization;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Baselines;
using SocialRec.Learning.Models.ClosedForm;
using SocialRec.Learning.Models.Neighbours;
using SocialRec.Learning.Models.Propagation;
using SocialRec.Learning.Models.Social;
using SocialRec.Learning.Training;

namespace SocialRec.Learning.Benchmarks;

/// <summary>
/// Measures the models on a public set and writes the rows of <c>docs/benchmarks.md</c>. Settings are chosen on the validation part; the test part is looked at
/// once, by the model with the chosen settings, learned from the training part alone, as the published figures are.
/// </summary>
/// <param name="set">The set.</param>
/// <param name="workers">Threads to use.</param>
/// <param name="trials">Settings of the closed form to try.</param>
public sealed class BenchmarkTable(BenchmarkSet set, Workers workers, int trials = 40)
{
    private const double PlainPenalty = 80;

    private readonly CsrMatrix own = BenchmarkSet.Matrix(set.Split.Train);
    private readonly HeldOut validation = set.OnValidation();
    private readonly HeldOut test = set.OnTest();

    /// <summary>Writes one row per model: recall and NDCG with their intervals, and the users with fewer than 10 events.</summary>
    /// <param name="writer">Takes Markdown.</param>
    public void Write(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write($"| {set.Name} | Recall@{set.Cutoff} [95%] | NDCG@{set.Cutoff} [95%] | recall, <10 events | NDCG, <10 events |\n|---|---|---|---|---|\n");
        var context = new TrainingContext(workers, memoryBudgetBytes: 10L << 30);
        Row(writer, "popularity", new PopularityTrainer().Train(own, context), own);
        Row(writer, "item-kNN", new ItemKnnTrainer().Train(own, context), own);
        Row(writer, "link propagation", new LinkPropagationTrainer(new LinkPropagationOptions()).Train(own, context), own);
        Row(writer, "EASE, λ 80", new EaseTrainer(new EaseOptions { Regularization = PlainPenalty }).Train(own, context), own);

        var settings = new EaseSearch(own, validation, set.Cutoff).Best(trials, context);
        var chosen = new EaseTrainer(settings.ToOptions(own)).Train(own, context);
        Row(writer, "EASE, searched", chosen, own);
        WriteSocial(writer, chosen, context);
        writer.Write($"\nsettings: {settings}\n");
    }

    private void WriteSocial(TextWriter writer, IScorer scorer, TrainingContext context)
    {
        var mass = new FriendMass(scorer, own, set.Social, validation).Fit(new TrainingOptions { Cutoff = set.Cutoff }, context);
        if (mass == 0) return;

        var alone = SmallUsers(scorer, own);
        foreach (var (name, social) in new[] { ("friends", set.Social), ("friends shuffled", set.Social.Shuffle(1)) })
        {
            var profiles = FriendProfiles.Add(own, FriendProfiles.Create(own, social, workers), mass);
            Row(writer, string.Create(CultureInfo.InvariantCulture, $"+ {name}, mass {mass}"), scorer, profiles);
            var gain = Bootstrap.Mean([.. SmallUsers(scorer, profiles).Zip(alone, (with, without) => with - without)], 2_000, 1);
            writer.Write($"| gain of {name} in NDCG, <10 events | | | | {gain} |\n");
        }
    }

    private IEnumerable<double> SmallUsers(IScorer scorer, CsrMatrix profiles) =>
        ServedMeasure.NdcgByUser(scorer, profiles, test, set.Cutoff, workers).Where((_, place) => test.TrainCounts[test.Users[place]] < 10);

    private void Row(TextWriter writer, string name, IScorer scorer, CsrMatrix profiles)
    {
        var lists = FullRanking.Rank(scorer, profiles, test, set.Cutoff, workers);
        var report = Evaluator.Measure(lists, test, new EvaluationOptions { Cutoffs = [set.Cutoff], SegmentBounds = [10] });
        var all = report.All(set.Cutoff);
        var small = report.Rows.FirstOrDefault(row => row.Segment == "<10 events");
        writer.Write($"| {name} | {all.Recall} | {all.Ndcg} | {small?.Recall} | {small?.Ndcg} |\n");
        writer.Flush();
    }
}

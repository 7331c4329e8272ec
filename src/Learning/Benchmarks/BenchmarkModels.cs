using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Baselines;
using SocialRec.Learning.Models.ClosedForm;
using SocialRec.Learning.Models.Content;
using SocialRec.Learning.Models.Factors;
using SocialRec.Learning.Models.Neighbours;
using SocialRec.Learning.Models.Propagation;
using SocialRec.Learning.Models.Social;
using SocialRec.Learning.Models.Spectral;
using SocialRec.Learning.Training;

namespace SocialRec.Learning.Benchmarks;

/// <summary>
/// Measures models on a public set: each learns from what is known, with settings chosen on the validation part, and looks at the test part once.
/// </summary>
public sealed class BenchmarkModels
{
    private const int FewEvents = 10;

    // Plain EASE on gowalla would take minutes; its published figures stand in the table instead.
    private const double MaxPlainOperations = 1e12;

    private readonly BenchmarkSet set;
    private readonly TrainingOptions options;
    private readonly TrainingContext context;
    private readonly CsrMatrix known;
    private readonly HeldOut test;
    private readonly HeldOutSlice validation;

    /// <summary>Prepares the protocol.</summary>
    /// <param name="set">The set.</param>
    /// <param name="workers">Threads to use.</param>
    /// <param name="trials">Settings of the closed form to try.</param>
    public BenchmarkModels(BenchmarkSet set, Workers workers, int trials)
    {
        ArgumentNullException.ThrowIfNull(set);
        this.set = set;
        options = new TrainingOptions { Cutoff = set.Cutoff, SearchTrials = trials, Threads = workers?.Threads ?? 1 };
        context = new TrainingContext(workers ?? new Workers(1));
        known = BenchmarkSet.Matrix(set.Known);
        test = set.OnTest();
        validation = new HeldOutSlice(set.Split.Train, BenchmarkSet.Matrix(set.Split.Train), SampledValidation());
    }

    /// <summary>The row that gains are counted from.</summary>
    public const string Plain = "EASE, λ 80";

    /// <summary>The baselines.</summary>
    /// <returns>One row each.</returns>
    public IEnumerable<BenchmarkRow> Baselines()
    {
        ITrainer[] trainers =
        [
            new RandomTrainer(), new PopularityTrainer(), .. Content(), new CoOccurrenceTrainer(), new ItemKnnTrainer(), new UserKnnTrainer(),
            new ImplicitAlsTrainer(new ImplicitAlsOptions()), new GraphFilterTrainer(), new LinkPropagationTrainer(new LinkPropagationOptions()),
        ];
        foreach (var trainer in trainers) yield return Row(trainer.Name, trainer.Train(known, context), known);
        if (Math.Pow(Math.Min(known.RowCount, known.ColumnCount), 3) < MaxPlainOperations)
        {
            yield return Row(Plain, new EaseTrainer(new EaseOptions { Regularization = 80 }).Train(known, context), known);
        }
    }

    /// <summary>The closed form with settings chosen on the validation part, in full, and with friends where they help there.</summary>
    /// <returns>Rows, with the settings in the name of the first.</returns>
    public IReadOnlyList<BenchmarkRow> Searched()
    {
        var (trainer, recipe) = new RecipeChoice(options, [validation]).Choose(context);
        var scorer = trainer.Train(known, context);
        var rows = new List<BenchmarkRow> { Row($"searched: {recipe}", scorer, known) };
        var slice = new ServedSlice(trainer.Train(validation.Matrix, context), validation.Matrix, validation.HeldOut);
        if (new FriendMass(set.Social).Fit([slice], options, context) is > 0 and var mass)
        {
            rows.Add(Row(FormattableString.Invariant($"searched, friends as {mass} acts"), scorer, Profiles(set.Social, mass)));
            rows.Add(Row("searched, friends shuffled", scorer, Profiles(set.Social.Shuffle(1), mass)));
        }

        return rows;
    }

    /// <summary>What the product trains from the known part alone, with slices of its own, cut to its neighbours: what is served.</summary>
    /// <param name="seed">Seed of the product's slices.</param>
    /// <returns>The row, and what friends add to the users with fewer than ten events; null where they are left out.</returns>
    public async Task<(BenchmarkRow Row, SocialGain? Gain)> ProductAsync(int seed)
    {
        var dataset = new Dataset(set.Known, set.Social, []);
        var model = await new TrainingPipeline(TimeProvider.System).TrainAsync(dataset, new TrainingOptions { Seed = seed, Threads = options.Threads }, null, context.Workers.Cancellation);
        var scorer = new NeighbourScorer(model.Neighbours);
        var name = FormattableString.Invariant($"product, seed {seed}: {model.Manifest.Recipe}, friends as {model.FriendMass}");
        var row = Row(name, scorer, Profiles(set.Social, model.FriendMass)) with { Seconds = model.Manifest.Duration.TotalSeconds };
        return (row, model.FriendMass > 0 ? SocialGain.Measure(scorer, known, set.Social, test, model.FriendMass, options, context.Workers) : null);
    }

    private ITrainer[] Content() => set.Titles.Count > 0 ? [new TfIdfTrainer(set.Titles)] : [];

    // As many users as the product asks about: more would take longer than learning.
    private HeldOut SampledValidation()
    {
        var users = Enumerable.Range(0, set.Known.Users.Count).ToArray();
        new Random(options.Seed).Shuffle(users);
        var sampled = users.Take(options.HeldOutUsers).ToHashSet();
        var log = set.Split.Validation;
        return new HeldOut(log.Where(i => sampled.Contains(log.Interactions[i].User)), [set.Split.Train]);
    }

    private CsrMatrix Profiles(SocialGraph social, double mass) =>
        FriendProfiles.Add(known, FriendProfiles.Create(known, social, context.Workers), mass);

    private BenchmarkRow Row(string model, IScorer scorer, CsrMatrix profiles)
    {
        var lists = FullRanking.Rank(scorer, profiles, test, set.Cutoff, context.Workers);
        var report = Evaluator.Measure(lists, test, new EvaluationOptions { Cutoffs = [set.Cutoff], SegmentBounds = [FewEvents] });
        return new BenchmarkRow(model, report.All(set.Cutoff), report.Rows.FirstOrDefault(row => row.Segment == $"<{FewEvents} events"), 0);
    }
}

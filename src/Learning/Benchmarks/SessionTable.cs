using System.Globalization;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.ClosedForm;
using SocialRec.Learning.Models.Neighbours;
using SocialRec.Learning.Models.Sequences;

namespace SocialRec.Learning.Benchmarks;

/// <summary>Measures what comes next in shop sessions: baselines, and a blend whose weights, decays and repeats are fitted on ends of held-out training sessions.</summary>
/// <param name="set">The sessions.</param>
/// <param name="workers">Threads to use.</param>
public sealed class SessionTable(SessionSet set, Workers workers)
{
    private const int RuleSteps = 10;
    private static readonly double[] Decays = [1, 0.95, 0.9, 0.8, 0.65, 0.5, 0.3];
    private static readonly double[] Weights = [0, 0.1, 0.3, 1, 3, 10];
    private static readonly double[] Repeats = [0, 0.1, 0.3, 1, 3, 10];
    private static readonly double[] Returns = [0, 0.5, 1];

    /// <summary>Writes one row per model.</summary>
    /// <param name="writer">Takes Markdown.</param>
    public void Write(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var tables = Tables(set);
        writer.Write("| next item of a session | precision@20 | MRR@20 |\n|---|---|---|\n");
        Row(writer, "item-kNN", Alone(tables[0]));
        Row(writer, "Markov chain", Alone(SequentialRules.Count(set.Train, set.ItemCount, 1)) with { Decay = 0 });
        Row(writer, "sequential rules, last item", Alone(tables[1]) with { Decay = 0 });
        Row(writer, "the session's own items, latest first", new SessionModel([], 0.9, 1));
        Row(writer, "the same, then item-kNN", Alone(tables[0]) with { Decay = 0.9, Repeat = OwnItemsFirst });

        var fitted = Fit();
        Row(
            writer,
            string.Create(CultureInfo.InvariantCulture, $"fitted: item-kNN {fitted.Tables[0].Weight:0.##} + rules {fitted.Tables[1].Weight:0.##} + sparse EASE {fitted.Tables[2].Weight:0.##}, decay {fitted.Decay}, repeat {fitted.Repeat:0.###}, decay {fitted.RepeatDecay}, returns {fitted.Returns}"),
            fitted with { Tables = [.. tables.Zip(fitted.Tables, (table, one) => (table, one.Weight))] });
    }

    private static SessionModel Alone(CsrMatrix table) => new([(table, 1)], 1, 0);

    private void Row(TextWriter writer, string name, SessionModel model)
    {
        var measure = SessionMeasure.Of(model, set, workers);
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"| {name} | {measure.HitRate:0.0000} | {measure.ReciprocalRank:0.0000} |\n"));
        writer.Flush();
    }

    // One number at a time, twice around: each changes the best value of the others a little.
    private SessionModel Fit()
    {
        var validation = set.ForValidation(seed: 1);
        var tables = Tables(validation);
        var best = new SessionModel([.. tables.Select((table, place) => (table, place == 1 ? 1.0 : 0))], 0.5, 0);
        var score = Score(best, validation);
        void Take(IEnumerable<SessionModel> candidates)
        {
            foreach (var candidate in candidates)
            {
                if (Score(candidate, validation) is var other && other > score) (best, score) = (candidate, other);
            }
        }

        for (var round = 0; round < 2; round++)
        {
            Take(Decays.Select(decay => best with { Decay = decay }));
            for (var place = 0; place < tables.Length; place++)
            {
                Take(Weights.Select(weight => best with { Tables = [.. best.Tables.Select((one, at) => at == place ? (one.Neighbours, weight) : one)] }).Where(one => one.Tables.Any(table => table.Weight > 0)));
            }

            Take(Repeats.Select(repeat => best with { Repeat = repeat }));
            Take(Decays.Select(decay => best with { RepeatDecay = decay }));
            Take(Returns.Select(returns => best with { Returns = returns }));
        }

        return best;
    }

    private double Score(SessionModel model, SessionSet validation)
    {
        var measure = SessionMeasure.Of(model, validation, workers);
        return measure.HitRate + measure.ReciprocalRank;
    }

    private CsrMatrix[] Tables(SessionSet from)
    {
        var builder = new CsrBuilder(from.Train.Count, from.ItemCount);
        for (var session = 0; session < from.Train.Count; session++)
        {
            foreach (var item in from.Train[session].Distinct()) builder.Add(session, item, 1);
        }

        var matrix = builder.Build();
        var context = new TrainingContext(workers);
        var neighbours = (NeighbourScorer)new ItemKnnTrainer().Train(matrix, context);
        var sparse = (NeighbourScorer)new SparseEaseTrainer(new EaseOptions { Regularization = SessionPenalty, Dropout = 0.3 }).Train(matrix, context);
        return [neighbours.Neighbours, SequentialRules.Count(from.Train, from.ItemCount, RuleSteps), sparse.Neighbours];
    }

    private const double SessionPenalty = 3;
    private const double OwnItemsFirst = 1e3;
}

using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.ClosedForm;
using SocialRec.Learning.Models.Neighbours;
using SocialRec.Learning.Splits;

namespace SocialRec.Learning.Training;

/// <summary>Tries recipes on a held-out slice of the log and keeps the one with the best NDCG, measured as it would be served.</summary>
internal sealed class RecipeChoice(TrainingOptions options, TrainingContext context)
{
    // Beyond this many floating point operations one inverse takes minutes on two cores, and sparse neighbours take over.
    private const double MaxInverseOperations = 8e12;

    public (ITrainer Recipe, string Description, EvaluationReport Report) Choose(Dataset dataset)
    {
        var split = RandomSplit.PerUser(dataset.Log, options.Seed, 0, options.HeldOutShare);
        var heldOut = new HeldOut(split.Test, [split.Train]);
        var matrix = options.Weighting.ToMatrix(split.Train);
        (ITrainer Recipe, string Description, EvaluationReport Report)? best = null;
        var candidates = Candidates(matrix);
        for (var i = 0; i < candidates.Count; i++)
        {
            var part = context.Part((double)i / candidates.Count, (i + 1.0) / candidates.Count);
            var (description, recipe) = candidates[i];
            var report = Measure(recipe.Train(matrix, part.Part(0, 0.7)), matrix, heldOut, part.Part(0.7, 1));
            if (best is null || report.All(options.Cutoff).Ndcg.Mean > best.Value.Report.All(options.Cutoff).Ndcg.Mean) best = (recipe, description, report);
        }

        return best!.Value;
    }

    private EvaluationReport Measure(IScorer scorer, CsrMatrix matrix, HeldOut heldOut, TrainingContext part)
    {
        var served = new NeighbourScorer(NeighbourTable.From(scorer, options.NeighbourCount, part));
        var lists = FullRanking.Rank(served, matrix, heldOut, options.Cutoff, context.Workers);
        return Evaluator.Measure(lists, heldOut, new EvaluationOptions { Cutoffs = [options.Cutoff], Seed = options.Seed });
    }

    private List<(string Description, ITrainer Recipe)> Candidates(CsrMatrix matrix)
    {
        var size = (double)Math.Min(matrix.RowCount, matrix.ColumnCount);
        if (size * size * size > MaxInverseOperations || EaseTrainer.PeakBytes(matrix.RowCount, matrix.ColumnCount) > context.MemoryBudgetBytes)
        {
            return [($"item-knn neighbours={options.NeighbourCount}", new ItemKnnTrainer(options.NeighbourCount))];
        }

        return [.. new[] { 30.0, 80, 200, 500 }.Select(lambda => ($"ease λ={lambda}", (ITrainer)new EaseTrainer(new EaseOptions { Regularization = lambda })))];
    }
}

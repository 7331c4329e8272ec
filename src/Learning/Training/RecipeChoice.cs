using System.Globalization;
using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Blending;
using SocialRec.Learning.Models.ClosedForm;
using SocialRec.Learning.Models.Neighbours;
using SocialRec.Learning.Models.Propagation;

namespace SocialRec.Learning.Training;

/// <summary>Chooses how to learn from a log: the closed form where it can be computed, one sparse product where it cannot, each with settings tried on held-out interactions.</summary>
/// <param name="options">Budgets and seed.</param>
/// <param name="split">The log without and with its held-out slice.</param>
/// <param name="matrix">Users × items of the part to learn from.</param>
internal sealed class RecipeChoice(TrainingOptions options, Splits.Split split, CsrMatrix matrix)
{
    // An inverse of 31,000 rows: about six minutes on two cores.
    private const double MaxInverseOperations = 3e13;
    private const double SearchOperations = 3e12;
    private const int SearchUsers = 6_000;

    public (ITrainer Trainer, string Description) Choose(TrainingContext context) =>
        IsClosedFormFeasible(context) ? ChooseClosedForm(context) : ChoosePropagation(context);

    private bool IsClosedFormFeasible(TrainingContext context)
    {
        double size = Math.Min(matrix.RowCount, matrix.ColumnCount);
        return size * size * size <= MaxInverseOperations && EaseTrainer.PeakBytes(matrix.RowCount, matrix.ColumnCount) <= context.MemoryBudgetBytes;
    }

    private (ITrainer, string) ChooseClosedForm(TrainingContext context)
    {
        var sample = UserSample.Create(split, matrix, Math.Min(matrix.RowCount, matrix.ColumnCount) <= SearchUsers ? int.MaxValue : SearchUsers, options.Seed);
        double size = Math.Min(sample.Matrix.RowCount, matrix.ColumnCount);
        var trials = (int)Math.Clamp(SearchOperations / (size * size * size), 1, options.SearchTrials);
        if (sample.HeldOut.Users.Count == 0) return (new EaseTrainer(EaseSettings.Default.ToOptions(matrix)), $"ease {EaseSettings.Default}");

        var settings = new EaseSearch(sample.Matrix, sample.HeldOut, options.Cutoff).Best(trials, context.Part(0, 0.9));
        var beside = new ItemKnnTrainer(options.NeighboursOf(matrix.ColumnCount));
        var weight = new BlendFit(sample.Matrix, sample.HeldOut, options.Cutoff).Best(
            new EaseTrainer(settings.ToOptions(sample.Matrix)).Train(sample.Matrix, context.Part(0.9, 0.95)),
            beside.Train(sample.Matrix, context.Part(0.95, 1)),
            context.Workers);
        ITrainer closedForm = new EaseTrainer(settings.ToOptions(matrix));
        return weight == 0
            ? (closedForm, $"ease {settings}")
            : (new BlendTrainer(closedForm, beside, weight), string.Create(CultureInfo.InvariantCulture, $"ease {settings} + {weight:G3} item-knn"));
    }

    private (ITrainer, string) ChoosePropagation(TrainingContext context)
    {
        LinkPropagationOptions[] candidates =
        [
            new() { InputExponent = 0.55, UserExponent = 0.55, OutputExponent = 0.35 },
            new() { InputExponent = 0.5, UserExponent = 0.5, OutputExponent = 0.15 },
            new() { InputExponent = 0.5, UserExponent = 1, OutputExponent = 0.5 },
        ];
        var heldOut = new HeldOut(split.Test, [split.Train]);
        var best = (Score: double.NegativeInfinity, Options: candidates[0]);
        for (var i = 0; i < candidates.Length; i++)
        {
            var cut = candidates[i] with { NeighbourCount = options.NeighboursOf(matrix.ColumnCount) };
            var scorer = new LinkPropagationTrainer(cut).Train(matrix, context.Part((double)i / candidates.Length, (i + 1.0) / candidates.Length));
            var score = ServedMeasure.Ndcg(scorer, matrix, heldOut, options.Cutoff, context.Workers);
            if (score > best.Score) best = (score, cut);
        }

        var chosen = best.Options;
        return (new LinkPropagationTrainer(chosen), string.Create(
            CultureInfo.InvariantCulture, $"link-propagation input={chosen.InputExponent} user={chosen.UserExponent} output={chosen.OutputExponent}"));
    }
}

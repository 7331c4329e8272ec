using System.Globalization;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Blending;
using SocialRec.Learning.Models.ClosedForm;
using SocialRec.Learning.Models.Neighbours;

namespace SocialRec.Learning.Training;

/// <summary>
/// Chooses how to learn from a log, by what serves held-out interactions best: the closed form, exact where one side of the matrix can be inverted in seconds and
/// sparse where it cannot, and plain neighbours beside it as far as they add.
/// </summary>
/// <param name="options">Budgets and seed.</param>
/// <param name="slices">What to learn from and what was held out.</param>
internal sealed class RecipeChoice(TrainingOptions options, IReadOnlyList<HeldOutSlice> slices)
{
    // An inverse of 8,000 rows: five seconds on two cores.
    private const double MaxInverseOperations = 5e11;
    private const double SearchOperations = 3e12;

    // Calibrated beside inverses: building and solving an item's regression on the items that speak for it.
    private const double OperationsPerSupportCell = 300;

    private readonly CsrMatrix matrix = slices[0].Matrix;

    public (ITrainer Trainer, string Description) Choose(TrainingContext context)
    {
        var support = IsExactFeasible(context) ? 0 : SupportCount();
        if (slices[0].HeldOut.Users.Count == 0) return (new ClosedForm(EaseSettings.Default, support), $"ease {EaseSettings.Default}");

        var trials = (int)Math.Clamp(SearchOperations / (slices.Count * TrialOperations(support)), 1, options.SearchTrials);
        var settings = new EaseSearch(slices, options.Cutoff, support).Best(trials, context.Part(0, 0.8));
        ITrainer trainer = new ClosedForm(settings, support);
        var description = $"{trainer.Name} {settings}";
        if (SearchOperations < 2 * TrialOperations(support)) return (trainer, description);

        foreach (var beside in Companions())
        {
            var weight = new BlendFit(slices, options.Cutoff).Best(trainer, beside, context.Part(0.8, 1));
            if (weight == 0) continue;
            trainer = new BlendTrainer(trainer, beside, weight);
            description += string.Create(CultureInfo.InvariantCulture, $" + {weight:G3} {beside.Name}");
        }

        return (trainer, description);
    }

    private bool IsExactFeasible(TrainingContext context) =>
        TrialOperations(0) <= MaxInverseOperations && EaseTrainer.PeakBytes(matrix.RowCount, matrix.ColumnCount) <= context.MemoryBudgetBytes;

    private double TrialOperations(int support) =>
        support == 0 ? Math.Pow(Math.Min(matrix.RowCount, matrix.ColumnCount), 3) : OperationsPerSupportCell * matrix.ColumnCount * support * support;

    private int SupportCount() => Math.Clamp(MaxSupportCells / matrix.ColumnCount, MinSupport, MaxSupport);

    private ITrainer[] Companions() =>
    [
        new ItemKnnTrainer(options.NeighboursOf(matrix.ColumnCount)),
    ];

    private const int MaxSupportCells = 32 << 20;
    private const int MinSupport = 32;
    private const int MaxSupport = 200;
}

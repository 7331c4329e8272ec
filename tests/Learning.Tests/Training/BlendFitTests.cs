using SocialRec.Learning.Data;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Baselines;
using SocialRec.Learning.Models.Blending;
using SocialRec.Learning.Models.Neighbours;
using SocialRec.Learning.Splits;
using SocialRec.Learning.Training;

namespace SocialRec.Learning.Tests.Training;

public class BlendFitTests
{
    private static readonly TrainingContext Context = new(new Workers(2));
    private readonly Split split = RandomSplit.PerUser(Log(), 1, 0, 0.3);

    [Fact]
    public void Best_SecondIsNoise_GivesItNoWeight() => Assert.Equal(0, Fit(new ItemKnnTrainer(), new RandomTrainer()));

    [Fact]
    public void Best_FirstIsNoise_GivesTheSecondWeight() => Assert.True(Fit(new RandomTrainer(), new ItemKnnTrainer()) > 0);

    [Fact]
    public void BlendScorer_Weight_AddsTheSecond()
    {
        var matrix = new InteractionWeighting().ToMatrix(split.Train);
        var (first, second) = (new ItemKnnTrainer().Train(matrix, Context), new PopularityTrainer().Train(matrix, Context));
        var blend = new BlendTrainer(new ItemKnnTrainer(), new PopularityTrainer(), 0.5).Train(matrix, Context);

        var (expected, beside, scores) = (new float[matrix.ColumnCount], new float[matrix.ColumnCount], new float[matrix.ColumnCount]);
        first.Score(SparseVector.RowOf(matrix, 3), expected);
        second.Score(SparseVector.RowOf(matrix, 3), beside);
        blend.Score(SparseVector.RowOf(matrix, 3), scores);

        Assert.Equal(expected.Zip(beside, (a, b) => a + 0.5f * b), scores, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    private double Fit(ITrainer first, ITrainer second)
    {
        var matrix = new InteractionWeighting().ToMatrix(split.Train);
        return new BlendFit([new HeldOutSlice(split.Train, matrix, new HeldOut(split.Test, [split.Train]))], 10).Best(first, second, Context);
    }

    // Four tastes of thirty items each; nine in ten acts are of the user's own taste.
    private static InteractionLog Log()
    {
        var random = new Random(2);
        var log = new InteractionLog();
        for (var user = 0; user < 150; user++)
        {
            for (var n = 0; n < 15; n++) log.Add($"u{user}", $"i{random.Next(30) * 4 + (random.NextDouble() < 0.9 ? user : random.Next()) % 4}");
        }

        return log;
    }
}

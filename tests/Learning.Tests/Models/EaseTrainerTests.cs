using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.ClosedForm;

namespace SocialRec.Learning.Tests.Models;

public class EaseTrainerTests
{
    [Fact]
    public void Train_TwoItemsByHand_GivesTheClosedForm()
    {
        // Users {a}, {a,b}, {a,b}: XᵀX = [3 2; 2 2], λ = 1. P = inverse of [4 2; 2 3] = [3 −2; −2 4] ∕ 8.
        // B[a,b] = −P[a,b] ∕ P[b,b] = 2∕4, B[b,a] = 2∕3.
        var scorer = Train([[0], [0, 1], [0, 1]], 2, new EaseOptions { Regularization = 1 });

        Assert.Equal([0, 0.5f], Score(scorer, 0), Close);
        Assert.Equal([2f / 3, 0], Score(scorer, 1), Close);
    }

    [Fact]
    public void Train_FewerUsersThanItems_GivesTheSameByTheDualForm()
    {
        // The same two users with each item's mirror make more items than users; doubling the users makes more users than items.
        int[][] few = [[0, 1, 2], [1, 2, 3], [0, 3, 4, 5]];
        int[][] many = [.. few, [], [], [], [], []];
        var options = new EaseOptions { Regularization = 2, Dropout = 0.2, ItemExponent = 0.3, UserExponent = 0.2, OutputExponent = 0.1 };

        var dual = Train(few, 6, options);
        var primal = Train(many, 6, options);

        for (var item = 0; item < 6; item++) Assert.Equal(Score(primal, item), Score(dual, item), Close);
        Assert.Equal(Score(primal, 1, 4), Score(dual, 1, 4), Close);
    }

    [Fact]
    public void ScoreTrained_UsersOfTheMatrix_OrdersWhatTheyDidNotDoAsScoringTheirItemsDoes()
    {
        var random = new Random(4);
        int[][] users = [.. Enumerable.Range(0, 21).Select(_ => Enumerable.Range(0, 40).Where(_ => random.Next(5) == 0).ToArray())];
        var dual = (EaseDualScorer)Train(users, 40, new EaseOptions { Regularization = 2, Dropout = 0.2, ItemExponent = 0.3, UserExponent = 0.2, OutputExponent = 0.1 });
        float[][] rows = [.. Enumerable.Range(0, EaseDualScorer.PanelWidth).Select(_ => new float[40])];

        dual.ScoreTrained([20, 3, 5], rows);

        int[] asked = [20, 3, 5];
        for (var place = 0; place < asked.Length; place++)
        {
            var expected = Score(dual, users[asked[place]]);
            int[] others = [.. Enumerable.Range(0, 40).Except(users[asked[place]])];
            var factor = others.Sum(item => expected[item] * rows[place][item]) / others.Sum(item => rows[place][item] * rows[place][item]);
            Assert.All(others, item => Assert.Equal(expected[item], factor * rows[place][item], 1e-4));
            Assert.True(factor > 0);
        }
    }

    [Fact]
    public void Train_OverMemoryBudget_Refuses()
    {
        var matrix = Matrix([[0], [1]], 2);
        var context = new TrainingContext(new Workers(1), memoryBudgetBytes: 10);

        Assert.Throws<InsufficientMemoryException>(() => new EaseTrainer(new EaseOptions()).Train(matrix, context));
    }

    private static IScorer Train(int[][] users, int itemCount, EaseOptions options) =>
        new EaseTrainer(options).Train(Matrix(users, itemCount), new TrainingContext(new Workers(2)));

    private static CsrMatrix Matrix(int[][] users, int itemCount)
    {
        var builder = new CsrBuilder(users.Length, itemCount);
        for (var user = 0; user < users.Length; user++)
        {
            foreach (var item in users[user]) builder.Add(user, item, 1);
        }

        return builder.Build();
    }

    private static float[] Score(IScorer scorer, params int[] items)
    {
        var scores = new float[scorer.ItemCount];
        scorer.Score(new SparseVector(items, Array.ConvertAll(items, _ => 1f)), scores);
        return scores;
    }

    private static bool Close(float a, float b) => Math.Abs(a - b) < 1e-5;
}

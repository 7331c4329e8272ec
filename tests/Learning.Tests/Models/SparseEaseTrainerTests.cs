using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.ClosedForm;
using SocialRec.Learning.Models.Neighbours;

namespace SocialRec.Learning.Tests.Models;

public class SparseEaseTrainerTests
{
    private const int Items = 40;
    private static readonly EaseOptions Options = new() { Regularization = 5, Dropout = 0.2, ItemExponent = 0.2, UserExponent = 0.3, OutputExponent = 0.1 };
    private static readonly TrainingContext Context = new(new Workers(2));

    [Fact]
    public void Train_SupportOfAllItems_IsTheExactForm()
    {
        var matrix = Matrix();
        var exact = new EaseTrainer(Options).Train(matrix, Context);
        var sparse = new SparseEaseTrainer(Options, supportCount: Items).Train(matrix, Context);

        for (var item = 0; item < Items; item++) Assert.Equal(ScoresOf(exact, item), ScoresOf(sparse, item), (a, b) => Math.Abs(a - b) < 1e-3);
    }

    [Fact]
    public void Train_SmallSupport_SolvesWithinIt()
    {
        var sparse = (NeighbourScorer)new SparseEaseTrainer(Options, supportCount: 7).Train(Matrix(), Context);

        var spokenFor = sparse.Neighbours.Transpose();
        for (var item = 0; item < Items; item++)
        {
            Assert.InRange(spokenFor.RowLength(item), 1, 7);
            Assert.False(spokenFor.Contains(item, item));
        }
    }

    [Fact]
    public void Train_ItemOfNobody_HasNoWeights()
    {
        var builder = new CsrBuilder(2, 3);
        builder.Add(0, 0, 1);
        builder.Add(0, 1, 1);

        var sparse = (NeighbourScorer)new SparseEaseTrainer(Options).Train(builder.Build(), Context);

        Assert.Equal(0, sparse.Neighbours.RowLength(2));
        Assert.True(sparse.Neighbours.Contains(0, 1));
    }

    private static float[] ScoresOf(IScorer scorer, int item)
    {
        var scores = new float[Items];
        scorer.Score(new SparseVector([item], [1f]), scores);
        return scores;
    }

    // Every two items share users: the pattern leaves out what nobody shares.
    private static CsrMatrix Matrix()
    {
        var random = new Random(8);
        var builder = new CsrBuilder(600, Items);
        for (var user = 0; user < 600; user++)
        {
            for (var item = 0; item < Items; item++)
            {
                if (random.NextDouble() < (item % 4 == user % 4 ? 0.4 : 0.2)) builder.Add(user, item, 1);
            }
        }

        return builder.Build();
    }
}

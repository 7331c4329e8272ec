using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Factors;
using SocialRec.Learning.Models.Neighbours;

namespace SocialRec.Learning.Tests.Models;

public class BaselineTrainersTests
{
    private const int Items = 60;
    private const int Tastes = 3;
    private static readonly TrainingContext Context = new(new Workers(2), seed: 5);

    public static TheoryData<ITrainer> Trainers =>
    [
        new UserKnnTrainer(neighbourCount: 20),
        new ImplicitAlsTrainer(new ImplicitAlsOptions { Dimension = 8, Regularization = 1 }),
        new CoOccurrenceTrainer(),
        new ItemKnnTrainer(),
    ];

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Score_OneItemOfATaste_PrefersThatTaste(ITrainer trainer)
    {
        var scorer = trainer.Train(Matrix(), Context);
        var scores = new float[Items];

        scorer.Score(new SparseVector([1], [1f]), scores);

        var best = Enumerable.Range(0, Items).Where(item => item != 1).OrderByDescending(item => scores[item]).Take(10);
        Assert.True(best.Count(item => item % Tastes == 1) >= 8);
    }

    private static CsrMatrix Matrix()
    {
        var random = new Random(6);
        var builder = new CsrBuilder(120, Items);
        for (var user = 0; user < 120; user++)
        {
            for (var item = 0; item < Items; item++)
            {
                if (random.NextDouble() < (item % Tastes == user % Tastes ? 0.5 : 0.03)) builder.Add(user, item, 1);
            }
        }

        return builder.Build();
    }
}

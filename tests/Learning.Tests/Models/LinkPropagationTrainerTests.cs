using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Propagation;

namespace SocialRec.Learning.Tests.Models;

public class LinkPropagationTrainerTests
{
    [Fact]
    public void Train_ThreeStepsByHand_GivesTheDampedFlow()
    {
        // User 0 did items 0 and 1, user 1 items 1 and 2. From 0 to 1 flows 1 ∕ (1^a · 2^b · 2^c).
        var matrix = new CsrBuilder(2, 3);
        matrix.Add(0, 0, 1);
        matrix.Add(0, 1, 1);
        matrix.Add(1, 1, 1);
        matrix.Add(1, 2, 1);
        var options = new LinkPropagationOptions { InputExponent = 0.5, UserExponent = 1, OutputExponent = 2 };

        var scorer = new LinkPropagationTrainer(options).Train(matrix.Build(), new TrainingContext(new Workers(1)));

        var scores = new float[3];
        scorer.Score(new SparseVector([0], [1f]), scores);
        Assert.Equal([0, 1f / 8, 0], scores, (a, b) => Math.Abs(a - b) < 1e-6);
        scorer.Score(new SparseVector([1], [1f]), scores);
        Assert.Equal(1 / (Math.Sqrt(2) * 2), scores[2], 1e-6);
    }
}

using SocialRec.Learning.LinearAlgebra;
using SocialRec.Learning.Models;
using SocialRec.Learning.Models.Content;

namespace SocialRec.Learning.Tests.Models;

public class TfIdfTrainerTests
{
    private static readonly string?[] Texts = ["the Red shoe", "the red boot", "the blue hat", null, "the, RED-shoe!"];

    [Fact]
    public void Score_PrefersItemsThatShareRareWords()
    {
        var scores = Score(0);

        Assert.Equal([4, 1, 2], Enumerable.Range(1, 4).Where(item => scores[item] > 0).OrderByDescending(item => scores[item]));
    }

    [Fact]
    public void Score_OfTheSameWords_IsOne() => Assert.Equal(1, Score(0)[4], 1e-5f);

    [Fact]
    public void Score_OfAnItemWithoutWords_IsZeroEverywhere() => Assert.All(Score(3), score => Assert.Equal(0, score));

    private static float[] Score(int item)
    {
        var nobody = new CsrBuilder(1, Texts.Length).Build();
        var scores = new float[Texts.Length];
        new TfIdfTrainer(Texts).Train(nobody, new TrainingContext(new Workers(1))).Score(new SparseVector([item], [1f]), scores);
        return scores;
    }
}

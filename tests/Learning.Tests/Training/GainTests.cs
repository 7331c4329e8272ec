using SocialRec.Learning.Training;

namespace SocialRec.Learning.Tests.Training;

public class GainTests
{
    [Theory]
    [InlineData(new[] { 0.2, 0.3, 0.1 }, true)]
    [InlineData(new[] { 3.0, -1, -1 }, false)]
    [InlineData(new[] { -0.2, -0.3, -0.1 }, false)]
    [InlineData(new double[0], false)]
    public void IsBeyondChance_MeanOfMoreThanAStandardError_IsAGain(double[] differences, bool expected) =>
        Assert.Equal(expected, Gain.IsBeyondChance(differences));
}

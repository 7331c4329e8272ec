using SocialRec.Learning.Training;

namespace SocialRec.Learning.Tests.Training;

public class GainTests
{
    [Theory]
    [InlineData(true, 0.2, 0.3, 0.1)]
    [InlineData(false, 3, -1, -1)]
    [InlineData(false, -0.2, -0.3, -0.1)]
    [InlineData(false)]
    public void IsBeyondChance_MeanOfMoreThanAStandardError_IsAGain(bool expected, params double[] differences) =>
        Assert.Equal(expected, Gain.IsBeyondChance(differences));
}

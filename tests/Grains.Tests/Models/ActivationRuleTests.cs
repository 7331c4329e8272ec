using SocialRec.Grains.Interfaces.Models;
using SocialRec.Grains.Models;

namespace SocialRec.Grains.Tests.Models;

public class ActivationRuleTests
{
    [Fact]
    public void Objection_NothingServesYet_IsNone() => Assert.Null(ActivationRule.Objection(Version(0.1, 1000), null, 0));

    [Fact]
    public void Objection_WorseScore_NamesBoth()
    {
        string? objection = ActivationRule.Objection(Version(0.1, 1000), Version(0.2, 1000), 0);

        Assert.Contains("0.1000", objection);
        Assert.Contains("0.2000", objection);
    }

    [Fact]
    public void Objection_EqualScore_IsNone() => Assert.Null(ActivationRule.Objection(Version(0.2, 1000), Version(0.2, 1000), 0));

    [Theory]
    [InlineData(0.199, true)]
    [InlineData(0.190, false)]
    public void Objection_SlightlyWorseScore_DependsOnTheTolerance(double score, bool passes) =>
        Assert.Equal(passes, ActivationRule.Objection(Version(score, 1000), Version(0.2, 1000), tolerance: 0.02) is null);

    [Fact]
    public void Objection_LogHasMoreThanDoubled_IsNone() => Assert.Null(ActivationRule.Objection(Version(0.1, 3000), Version(0.2, 1000), 0));

    [Fact]
    public void Objection_NoScore_SaysSo() =>
        Assert.Contains("no score", ActivationRule.Objection(Version(0.1, 1000) with { Scores = new() { ["interactions"] = 1000 } }, Version(0.2, 1000), 0));

    private static ModelVersion Version(double score, double interactions) => new()
    {
        Name = ModelVersion.Items,
        Version = "v",
        Sha256 = "",
        Scores = new() { ["ndcg@10"] = score, ["interactions"] = interactions },
    };
}

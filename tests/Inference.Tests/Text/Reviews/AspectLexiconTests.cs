using SocialRec.Inference.Text.Reviews;

namespace SocialRec.Inference.Tests.Text.Reviews;

public sealed class AspectLexiconTests
{
    [Theory]
    [InlineData("the Battery dies", "battery")]
    [InlineData("this was prices-wise fine", "price")]
    [InlineData("电池续航不行", "battery")]
    [InlineData("前台服务态度好", "service")]
    [InlineData("性价比高", "price")]
    [InlineData("a boxer", null)]
    [InlineData("unfit", null)]
    [InlineData("无", null)]
    [InlineData("", null)]
    public void AspectOf_AClause_IsWhatItNamesFirst(string clause, string? aspect) => Assert.Equal(aspect, AspectLexicon.AspectOf(clause));
}

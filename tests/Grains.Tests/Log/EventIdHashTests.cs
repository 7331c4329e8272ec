using SocialRec.Grains.Log;

namespace SocialRec.Grains.Tests.Log;

public sealed class EventIdHashTests
{
    [Fact]
    public void Of_GuidsThatDifferInCaseOnly_AreDifferentIds() =>
        Assert.NotEqual(EventIdHash.Of("0f8fad5b-d9cb-469f-a165-70867728950e"), EventIdHash.Of("0F8FAD5B-D9CB-469F-A165-70867728950E"));

    [Fact]
    public void Of_SameText_IsTheSame() => Assert.Equal(EventIdHash.Of("order-1"), EventIdHash.Of(string.Concat("order", "-1")));

    [Fact]
    public void Of_ManyTexts_AreAllDifferent() =>
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(i => EventIdHash.Of(new string('x', i % 700) + i)).Distinct().Count());
}

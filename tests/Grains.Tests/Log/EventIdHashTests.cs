using SocialRec.Grains.Log;

namespace SocialRec.Grains.Tests.Log;

public sealed class EventIdHashTests
{
    // The two halves of the published values, as hexadecimal text has them.
    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("hello", 0xCBD8A7B341BD9B02, 0x5B1E906A48AE1D19)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0xE34BBC7BBC071B6C, 0x7A433CA9C49A9347)]
    public void Of_KnownTexts_IsThePublishedValue(string text, ulong first, ulong second) => Assert.Equal(new UInt128(second, first), EventIdHash.Of(text));

    [Fact]
    public void Of_ManyTexts_AreAllDifferent() =>
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(i => EventIdHash.Of(new string('x', i % 700) + i)).Distinct().Count());
}

using FsCheck;
using FsCheck.Fluent;

namespace SocialRec.Recommendation.Tests;

public sealed class PageCursorTests
{
    [Fact]
    public void Parse_WhatWasWritten_IsTheSameCursor() => Prop.ForAll<long, long, ulong[]>((seed, now, shown) =>
    {
        PageCursor? read = PageCursor.Parse(PageCursor.First(seed, now).After(shown).ToString());
        return read is not null && read.Seed == seed && read.NowMs == now && read.Served.SequenceEqual(shown);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void After_MoreThanACursorRemembers_ForgetsTheOldest()
    {
        ulong[] many = [.. Enumerable.Range(0, PageCursor.MaxServed + 5).Select(i => (ulong)i)];

        Assert.Equal(many[5..], PageCursor.First(0, 0).After(many).Served);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("not base64!")]
    public void Parse_AnythingElse_IsNoCursor(string text) => Assert.Null(PageCursor.Parse(text));

    [Fact]
    public void Parse_TooLong_IsNoCursor() => Assert.Null(PageCursor.Parse(new string('A', 100_000)));
}

using SocialRec.Grains.State;

namespace SocialRec.Grains.Tests.State;

public sealed class StateWriterTests
{
    [Fact]
    public void Varint_AnyNumber_ComesBack()
    {
        ulong[] numbers = [.. Enumerable.Range(0, 64).SelectMany(bit => new[] { (1UL << bit) - 1, 1UL << bit, (1UL << bit) + 1 }), ulong.MaxValue];
        StateWriter writer = new();
        foreach (ulong number in numbers)
            writer.Varint(number);
        StateReader reader = new(writer.Written);
        foreach (ulong number in numbers)
            Assert.Equal(number, reader.Varint());
        Assert.True(reader.AtEnd);
    }

    [Fact]
    public void Signed_AnyNumber_ComesBack()
    {
        long[] numbers = [0, 1, -1, 63, -64, 64, long.MaxValue, long.MinValue];
        StateWriter writer = new();
        foreach (long number in numbers)
            writer.Signed(number);
        StateReader reader = new(writer.Written);
        foreach (long number in numbers)
            Assert.Equal(number, reader.Signed());
    }

    [Fact]
    public void Strings_NullEmptyAndWide_ComeBack()
    {
        string?[] texts = [null, "", "a", "中文字", "🎁", new string('x', 5000)];
        StateWriter writer = new();
        foreach (string? text in texts)
            writer.OptionalString(text);
        StateReader reader = new(writer.Written);
        foreach (string? text in texts)
            Assert.Equal(text, reader.OptionalString());
    }

    [Fact]
    public void Id_SecondTime_TakesOneByte()
    {
        StateWriter writer = new();
        writer.Id(HashedIds.Of("item-1"));
        writer.Id(null);
        int once = writer.Length;
        writer.Id(HashedIds.Of("item-1"));
        Assert.Equal(once + 1, writer.Length);

        StateReader reader = new(writer.Written);
        Assert.Equal("item-1", reader.Id().Id);
        Assert.Null(reader.OptionalId());
        Assert.Equal("item-1", reader.Id().Id);
    }

    [Fact]
    public void Clear_ForgetsIdsAndBytes()
    {
        StateWriter writer = new();
        writer.Id(HashedIds.Of("item-1"));
        byte[] first = writer.Written.ToArray();
        writer.Clear();
        writer.Id(HashedIds.Of("item-1"));
        Assert.Equal(first, writer.Written.ToArray());
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    public void Varint_CutOffOrEndless_IsRefused(byte[] bytes) => Assert.Throws<InvalidDataException>(() => new StateReader(bytes).Varint());

    [Fact]
    public void Count_MoreThanThereAreBytes_IsRefused() => Assert.Throws<InvalidDataException>(() => new StateReader([0xFF, 0xFF, 0xFF, 0x7F, 1]).Count());
}

using Orleans.Storage;
using SocialRec.Grains.Log;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Tests.State;

public sealed class CompactStateSerializerTests
{
    [Fact]
    public void CompactState_RoundTrips_AfterItsVersion()
    {
        CompactStateSerializer sut = new(new Others());
        BinaryData bytes = sut.Serialize(new LogHead { Checkpoint = 7, Newest = 300, IdPages = 2 });
        Assert.Equal(LogHead.FormatVersion, bytes.ToArray()[0]);
        LogHead head = sut.Deserialize<LogHead>(bytes)!;
        Assert.Equal((7, 300, 2), (head.Checkpoint, head.Newest, head.IdPages));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void CompactState_OfAnotherVersion_IsRefusedByNumber(byte version)
    {
        CompactStateSerializer sut = new(new Others());
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => sut.Deserialize<LogHead>(new BinaryData(new byte[] { version, 1, 1, 1 })));
        Assert.Contains($"format {version}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherTypes_GoToTheOtherSerializer()
    {
        CompactStateSerializer sut = new(new Others());
        Assert.Equal("others", sut.Serialize("text").ToString());
        Assert.Null(sut.Deserialize<string>(new BinaryData("x")));
    }

    private sealed class Others : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new("others");

        public T? Deserialize<T>(BinaryData input) => default;
    }
}

using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Log;
using SocialRec.Grains.State;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Log;

public sealed class EventCodecTests
{
    private const long BaseMs = 1_760_000_000_000;

    [Fact]
    public void Write_AnyEvent_ComesBackWithinItsBound() => Gens.ForAll(Gens.Event, e =>
    {
        StateWriter writer = new();
        EventCodec.Write(writer, e, BaseMs);
        Assert.True(writer.Length <= EventCodec.MaxSize(e));
        StateReader reader = new(writer.Written);
        SocialEvent back = EventCodec.Read(ref reader, e.User, BaseMs);
        Assert.True(reader.AtEnd);
        Assert.Equal(e, back);
        Assert.Equal(BitConverter.DoubleToInt64Bits(e.Value ?? 0), BitConverter.DoubleToInt64Bits(back.Value ?? 0));
    });

    [Theory]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e", 1)]
    [InlineData("0f8fad5bd9cb469fa16570867728950e", 2)]
    public void Write_GuidId_TakesSixteenBytes(string id, int flagBytes)
    {
        StateWriter writer = new();
        EventCodec.Write(writer, Events.View("ann", "shoes", id: id), BaseMs);
        Assert.Equal(1 + flagBytes + 16 + 6, writer.Length);
    }
}

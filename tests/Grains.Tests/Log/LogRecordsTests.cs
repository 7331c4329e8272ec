using SocialRec.Grains.Log;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Tests.Log;

public sealed class LogRecordsTests
{
    [Fact]
    public void EventIdPage_RoundTrips()
    {
        EventIdPage page = new() { UpToChunk = 77, Ids = [0, 1, UInt128.MaxValue] };
        EventIdPage back = RoundTrip(page, out int bytes);
        Assert.Equal(page.UpToChunk, back.UpToChunk);
        Assert.Equal(page.Ids, back.Ids);
        Assert.Equal(2 + 3 * 16, bytes);
    }

    [Fact]
    public void ParkedDeliveries_RoundTrip()
    {
        ParkedDeliveries parked = new() { Receivers = [(ReceiverKind.Item, "shoes", [3, 900, 901]), (ReceiverKind.Feeds, "安", [1])] };
        ParkedDeliveries back = RoundTrip(parked, out _);
        Assert.Equal(parked.Receivers.Select(r => (r.Kind, r.Id)), back.Receivers.Select(r => (r.Kind, r.Id)));
        Assert.Equal(parked.Receivers.SelectMany(r => r.Chunks), back.Receivers.SelectMany(r => r.Chunks));
    }

    private static T RoundTrip<T>(T state, out int bytes)
        where T : ICompactState<T>
    {
        StateWriter writer = new();
        state.Write(writer);
        bytes = writer.Length;
        StateReader reader = new(writer.Written);
        T back = T.Read(ref reader, T.FormatVersion);
        Assert.True(reader.AtEnd);
        return back;
    }
}

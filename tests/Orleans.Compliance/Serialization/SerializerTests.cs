using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace SocialRec.Orleans.Compliance;

[Collection(ClusterFixture.Name)]
public sealed class SerializerTests(ClusterFixture cluster)
{
    private readonly Serializer _serializer = cluster.SiloServices.GetRequiredService<Serializer>();

    [Fact]
    public void RoundTrip_KeepsEveryMemberWithAnId()
    {
        var (sent, received) = (Everything.Sample(), RoundTrip(Everything.Sample()));
        foreach (var property in typeof(Everything).GetProperties().Where(property => property.Name != nameof(Everything.Local)))
            Assert.Equivalent(property.GetValue(sent), property.GetValue(received), strict: true);
        Assert.Equal(7, received.Local);
        Assert.IsType<Circle>(received.Shape);
        Assert.Equal(sent.Vector!, received.Vector!);
    }

    [Fact]
    public void RoundTrip_KeepsNullsAndDefaults()
    {
        var received = RoundTrip(new Everything());
        Assert.Null(received.Text);
        Assert.Null(received.Maybe);
        Assert.Null(received.List);
        Assert.Null(received.Shape);
        Assert.Empty(received.Points);
    }

    [Fact]
    public void NewerBytes_ReadAsOlder_SkipWhatItDoesNotKnow()
    {
        var bytes = _serializer.SerializeToArray(new Newer { Name = "n", Added = Everything.Sample(), Count = 5, Deep = [new() { ["x"] = new Point(1, 2) }] });
        Assert.Equal(new Older { Name = "n", Count = 5 }, _serializer.Deserialize<Older>(bytes));
    }

    [Fact]
    public void OlderBytes_ReadAsNewer_LeaveTheRestAtItsDefault()
    {
        var received = _serializer.Deserialize<Newer>(_serializer.SerializeToArray(new Older { Name = "o", Count = 4 }));
        Assert.Equal("o", received!.Name);
        Assert.Equal(4, received.Count);
        Assert.Null(received.Added);
    }

    [Fact]
    public void Bytes_CutShort_AreRefused()
    {
        var bytes = _serializer.SerializeToArray(Everything.Sample());
        Assert.ThrowsAny<Exception>(() => _serializer.Deserialize<Everything>(bytes[..(bytes.Length / 2)]));
    }

    [Fact]
    public void TypeWithoutSerializer_IsRefused() => Assert.ThrowsAny<CodecNotFoundException>(() => _serializer.SerializeToArray(new Unmarked()));

    [Fact]
    public void TopLevelValues_RoundTrip()
    {
        Assert.Equal(5, RoundTrip(5));
        Assert.Equal("text", RoundTrip("text"));
        Assert.Equal([1, 2, 3], RoundTrip(new List<int> { 1, 2, 3 }));
        Assert.Null(RoundTrip<string?>(null));
        Assert.Equal(new Circle("c", 1), RoundTrip<Shape>(new Circle("c", 1)));
    }

    private T RoundTrip<T>(T value) => _serializer.Deserialize<T>(_serializer.SerializeToArray(value))!;
}

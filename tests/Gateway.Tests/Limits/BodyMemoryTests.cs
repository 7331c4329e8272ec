using System.Net;
using SocialRec.Gateway.Tests.Fakes;

namespace SocialRec.Gateway.Tests.Limits;

/// <summary>Huge bodies are never held in memory. Measured over the whole process, so nothing else runs meanwhile.</summary>
[Collection(nameof(BodyMemoryTests))]
[CollectionDefinition(nameof(BodyMemoryTests), DisableParallelization = true)]
public sealed class BodyMemoryTests
{
    private const int FifteenMegabytes = 15 * 1024 * 1024;
    private const int HundredMegabytes = 100 * 1024 * 1024;

    [Fact]
    public async Task Post_FifteenMegabytesOfLines_AreKeptInFlatMemory()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        int appends = 0;
        long before = GC.GetTotalMemory(forceFullCollection: true), later = 0;
        foreach (FakePartition partition in gateway.Cluster.AllPartitions())
        {
            partition.Keeps = false;
            partition.Fault = _ =>
            {
                if (Interlocked.Increment(ref appends) == 300)
                    later = GC.GetTotalMemory(forceFullCollection: true);
                return null;
            };
        }

        var content = new EventStreamContent(FifteenMegabytes);
        using HttpResponseMessage response = await gateway.Client.PostAsync("/v1/events", content);

        Assert.Equal(content.Lines, (long)(await TestGateway.JsonAsync(response))["accepted"]!);
        Assert.InRange(later - before, 1, FifteenMegabytes / 2);
    }

    [Fact]
    public async Task Post_HundredMegabytesInOneLine_AreRefusedInFlatMemory()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using HttpResponseMessage response = await gateway.Client.PostAsync("/v1/events", new EventStreamContent(HundredMegabytes, lineEnd: ' '));

        var answer = await TestGateway.JsonAsync(response);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("/0", (string?)answer["errors"]![0]!["pointer"]);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: false) - before, long.MinValue, HundredMegabytes / 2);
    }
}

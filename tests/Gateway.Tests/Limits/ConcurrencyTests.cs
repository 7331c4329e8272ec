using System.Net;
using SocialRec.Gateway.Tests.Fakes;
using SocialRec.Grains.Interfaces.Recommendations;

namespace SocialRec.Gateway.Tests.Limits;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Requests_BeyondWorkAndQueue_AreShedAndHealthIsNot()
    {
        await using TestGateway gateway = await TestGateway.StartAsync(new() { ["Gateway:Limits:MaxConcurrentRequests"] = "1", ["Gateway:Limits:MaxQueuedRequests"] = "0" });
        var gate = new TaskCompletionSource();
        FakePartition partition = gateway.Cluster.PartitionOf("u");
        partition.Gate = gate.Task;
        Task<HttpResponseMessage> first = gateway.PostAsync("/v1/events", """{"type":"like","user":"u","item":"i"}""");
        await partition.Asked;

        using HttpResponseMessage second = await gateway.PostAsync("/v1/events", """{"type":"like","user":"u","item":"i"}""");
        using HttpResponseMessage health = await gateway.Client.GetAsync("/health/live");
        gate.SetResult();
        using HttpResponseMessage done = await first;

        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.NotNull(second.Headers.RetryAfter);
        Assert.Equal("application/problem+json", second.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
    }

    [Fact]
    public async Task Request_ThatTakesTooLong_Is503()
    {
        await using TestGateway gateway = await TestGateway.StartAsync(new() { ["Gateway:Limits:RequestSeconds"] = "1" });
        gateway.Cluster.Recommend(_ => new TaskCompletionSource<RecommendationAnswer>().Task);
        using HttpResponseMessage response = await gateway.Client.GetAsync("/v1/users/u/recommendations");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
    }
}

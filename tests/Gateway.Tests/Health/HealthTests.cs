using System.Net;
using System.Text.RegularExpressions;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using SocialRec.Gateway.Tests.Fakes;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Tenants;

namespace SocialRec.Gateway.Tests.Health;

[Collection(nameof(Alone))]
public sealed partial class HealthTests
{
    [Fact]
    public async Task Ready_WhileTheClusterAnswers()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task NotReady_WithoutACluster_ThoughAlive()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        gateway.Cluster.Factory.GetGrain<ITenantGrain>(Arg.Any<string>(), Arg.Any<string?>()).Throws(new UnavailableException("No silo."));
        using HttpResponseMessage ready = await gateway.Client.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("does not answer", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task Metrics_CountRequestsByRouteAndElementsByOutcome()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        (await gateway.PostLinesAsync("/v1/events", """{"type":"like","user":"u","item":"i"}""", "{}")).EnsureSuccessStatusCode();

        // A request is counted once its answer has left, which the client may see first.
        using CancellationTokenSource most = new(TimeSpan.FromSeconds(30));
        string page;
        do
            page = await gateway.Client.GetStringAsync("/metrics", most.Token);
        while (!RequestOfEvents().IsMatch(page));
        Assert.Matches("""socialrec_gateway_bulk_elements_total\{[^}]*kind="events"[^}]*outcome="accepted"[^}]*\} 1""", page);
        Assert.Matches("""socialrec_gateway_bulk_elements_total\{[^}]*kind="events"[^}]*outcome="rejected"[^}]*\} 1""", page);
        Assert.Contains("socialrec_gateway_requests_in_flight", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("""socialrec_gateway_request_duration_seconds_count\{[^}]*route="/v1/events/?"[^}]*\} 1""")]
    private static partial Regex RequestOfEvents();
}

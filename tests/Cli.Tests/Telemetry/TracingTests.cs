using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;

namespace SocialRec.Cli.Tests.Telemetry;

public sealed class TracingTests
{
    [Fact]
    public async Task Trace_OfACallersContext_LeadsFromTheRequestThroughGrainsToTheStages()
    {
        await using TraceCollector collector = await TraceCollector.StartAsync();
        await using TelemetryServer server = await TelemetryServer.StartAsync(("Telemetry:Sampling", "1"), ("Telemetry:OtlpEndpoint", collector.Address));
        var trace = ActivityTraceId.CreateRandom();
        byte[] id = new byte[16];
        trace.CopyTo(id);
        server.Client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");

        await server.Client.PostAsJsonAsync("v1/events", new { id = "e-1", type = "like", user = "ann", item = "tea-1" });
        await server.Client.GetStringAsync("v1/users/ann/recommendations");
        server.Services.GetRequiredService<TracerProvider>().ForceFlush();

        await collector.ReceiveAsync(id, ["GET /v1/users/{id}/recommendations", "RecommendAsync", "GetContextAsync", "stage candidates", "stage scoring", "AppendAsync", "append"]);
    }

    [Fact]
    public async Task Tracing_WithoutSampling_IsNotThere()
    {
        await using TelemetryServer server = await TelemetryServer.StartAsync();

        Assert.Null(server.Services.GetService<TracerProvider>());
    }
}

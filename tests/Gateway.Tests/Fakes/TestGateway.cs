using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialRec.Gateway.Options;
using SocialRec.TestKit;

namespace SocialRec.Gateway.Tests.Fakes;

/// <summary>The gateway on a free loopback port, in front of a <see cref="FakeCluster"/>, with a clock that stands still.</summary>
internal sealed class TestGateway : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestGateway(WebApplication app, FakeCluster cluster, string? key, FakeTimeProvider time, FaultLog log)
    {
        _app = app;
        Log = log;
        Cluster = cluster;
        Key = key;
        Time = time;
        Address = new Uri(app.Urls.First());
        Client = new HttpClient { BaseAddress = Address };
    }

    public FakeCluster Cluster { get; }

    public HttpClient Client { get; }

    public Uri Address { get; }

    public string? Key { get; }

    public FakeTimeProvider Time { get; }

    /// <summary>Warnings and errors that the server logged.</summary>
    public FaultLog Log { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<TestGateway> StartAsync(Dictionary<string, string?>? settings = null, string host = ListenAddress.Localhost)
    {
        var cluster = new FakeCluster();
        var time = new FakeTimeProvider();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        var log = new FaultLog();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddSingleton(cluster.Factory);
        builder.Services.AddSingleton<TimeProvider>(time);
        string? key = builder.AddGateway(new ListenAddress(host, 0));
        WebApplication app = builder.Build();
        app.UseGateway();
        await app.StartAsync();
        return new TestGateway(app, cluster, key, time, log);
    }

    public Task<HttpResponseMessage> PostAsync(string path, string body, string type = "application/json")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return Client.PostAsync(path, content);
    }

    public Task<HttpResponseMessage> PostLinesAsync(string path, params string[] lines) => PostAsync(path, string.Join('\n', lines), "application/x-ndjson");

    public static async Task<JsonNode> JsonAsync(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

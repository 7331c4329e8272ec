using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using SocialRec.Cli.Hosting;
using SocialRec.Gateway;
using SocialRec.Gateway.Options;
using SocialRec.Silo;
using SocialRec.TestKit;

namespace SocialRec.Cli.Tests.Telemetry;

/// <summary>What <c>up --empty</c> serves, in the test's own process, with what it logs at level information and above.</summary>
internal sealed class TelemetryServer : ILoggerProvider, IAsyncDisposable
{
    private readonly TempDirectory _data = new();
    private readonly List<string> _lines = [];
    private WebApplication _app = null!;

    public HttpClient Client { get; } = new();

    public IServiceProvider Services => _app.Services;

    public string[] Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    public static async Task<TelemetryServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var server = new TelemetryServer();
        int[] ports = LoopbackPort.Free(2);
        WebApplicationBuilder builder = ServerBuilder.Create(new(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        {
            ["Storage:DataDirectory"] = server._data.Path,
            ["Silo:SiloPort"] = $"{ports[0]}",
            ["Silo:GatewayPort"] = $"{ports[1]}",
        });
        builder.Logging.AddProvider(server).AddFilter<TelemetryServer>("SocialRec", LogLevel.Information);
        builder.AddSocialRecSilo();
        builder.AddGateway(new ListenAddress(ListenAddress.Localhost, 0));
        server._app = builder.Build();
        server._app.UseGateway();
        await server._app.StartAsync();
        server.Client.BaseAddress = new Uri(server._app.Urls.First());
        await Polling.UntilAsync(() => server.Client.GetAsync("health/ready"), response => response.IsSuccessStatusCode);
        return server;
    }

    public ILogger CreateLogger(string categoryName) => new Keeper(this, categoryName);

    public void Dispose()
    {
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _data.Dispose();
    }

    private sealed class Keeper(TelemetryServer server, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (server._lines)
                server._lines.Add($"{category}: {formatter(state, exception)} {exception}");
        }
    }
}

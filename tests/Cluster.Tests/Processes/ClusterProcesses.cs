using System.Net.Http.Json;
using System.Text.Json;
using SocialRec.TestKit;
using SocialRec.TestKit.Services;

namespace SocialRec.Cluster.Tests.Processes;

/// <summary>A cluster as it is deployed: two silos and a gateway, each a process of its own, that know each other and their state through a service alone.</summary>
internal sealed class ClusterProcesses : IAsyncDisposable
{
    private const string SiloRuns = "The silo runs";
    private const string GatewayServes = "SocialRec's gateway serves at ";

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "SocialRec.Cli.dll");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly IAsyncDisposable _service;
    private readonly string[] _settings;
    private readonly int[] _ports = LoopbackPort.Free(4);
    private readonly ChildProcess?[] _silos = new ChildProcess?[2];
    private ChildProcess? _gateway;

    private ClusterProcesses(IAsyncDisposable service, string provider, string connection)
    {
        _service = service;
        _settings =
        [
            $"Silo__Clustering={provider}",
            $"Silo__Storage={provider}",
            $"Silo__ConnectionString={connection}",
            "Silo__AdvertisedAddress=127.0.0.1",
            "Tenants__Partitions=4",
            "Tenants__CatalogShards=2",
            "Users__PushUpToFollowers=2",
        ];
    }

    public HttpClient Http { get; private set; } = null!;

    /// <summary>Starts everything; skips the test where the service cannot be had or the engine runs one silo only.</summary>
    public static async Task<ClusterProcesses> StartOrSkipAsync(string provider)
    {
        ClusterProcesses cluster = await StartServiceOrSkipAsync(provider);
        try
        {
            await Task.WhenAll(cluster.StartSiloAsync(0), cluster.StartSiloAsync(1));
            await cluster.StartGatewayAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a silo, again on the ports it had before.</summary>
    public async Task StartSiloAsync(int silo)
    {
        _silos[silo]?.Dispose();
        _silos[silo] = Start([$"Silo__SiloPort={_ports[2 * silo]}", $"Silo__GatewayPort={_ports[2 * silo + 1]}"], "silo", "--health-port", "0");
        await SaysAsync(_silos[silo]!, SiloRuns);
    }

    /// <summary>Kills a silo as a power cut does.</summary>
    public void KillSilo(int silo) => _silos[silo]!.Kill();

    /// <summary>Sends events, a line each, as a producer does: again, with the same ids, until every one is acknowledged. The death of a silo is noticed after 8 to 14 s.</summary>
    public async Task SendAsync(string lines)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var pauses = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await IsAcknowledgedAsync(lines))
            await pauses.WaitForNextTickAsync(patience.Token);
    }

    /// <summary>What the gateway answers; null while it cannot.</summary>
    public async Task<JsonElement?> GetAsync(string path)
    {
        using HttpResponseMessage response = await Http.GetAsync(path);
        return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonElement>() : null;
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        foreach (ChildProcess? process in (ChildProcess?[])[_gateway, .. _silos])
            process?.Dispose();
        await _service.DisposeAsync();
    }

    private static async Task<ClusterProcesses> StartServiceOrSkipAsync(string provider)
    {
        if (provider == "Azure")
        {
            AzuriteServer? azurite = await AzuriteServer.TryStartAsync();
            Skip.If(azurite is null, "Azurite is not there; eng/setup-azurite.sh fetches it.");
            return new ClusterProcesses(azurite, provider, azurite.ConnectionString);
        }

        PostgreSqlServer? server = await PostgreSqlServer.TryStartAsync();
        Skip.If(server is null, "PostgreSQL is not installed; eng/setup-postgresql.sh installs it.");
        return new ClusterProcesses(server, provider, server.ConnectionString);
    }

    private async Task StartGatewayAsync()
    {
        _gateway = Start([], "gateway", "--port", "0");
        string line = await SaysAsync(_gateway, GatewayServes);
        Http = new HttpClient { BaseAddress = new Uri(line[GatewayServes.Length..].TrimEnd('.')), Timeout = Patience };
    }

    private ChildProcess Start(string[] settings, params string[] verb) => ChildProcess.Start("env", [.. _settings, .. settings, "dotnet", "exec", Program, .. verb]);

    private static async Task<string> SaysAsync(ChildProcess process, string beginning)
    {
        while (await process.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
                return line;
        }

        (int code, string errors) = await process.WaitForExitAsync();
        Skip.If(errors.Contains("lacks its packages", StringComparison.Ordinal), errors);
        throw new InvalidOperationException($"A process of the cluster ended with {code}: {errors}");
    }

    private async Task<bool> IsAcknowledgedAsync(string lines)
    {
        using StringContent content = new(lines, null, "application/x-ndjson");
        using HttpResponseMessage response = await Http.PostAsync("/v1/events", content);
        return response.IsSuccessStatusCode && (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rejected").GetArrayLength() == 0;
    }
}

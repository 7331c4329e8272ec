using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using Orleans.TestingHost;
using SocialRec.Gateway;
using SocialRec.Gateway.Options;
using SocialRec.Grains;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Grains.Tests.Support;
using SocialRec.Identity;

namespace SocialRec.Cluster.Tests;

/// <summary>Two silos over one storage, and a gateway apart from both that is reached by HTTP over TCP.</summary>
internal sealed class TwoSilos : IAsyncDisposable
{
    public const int Partitions = 4;

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Tenants:Partitions"] = $"{Partitions}",
        ["Tenants:CatalogShards"] = "2",
        ["Catalog:PollMs"] = "100",
        ["Items:FiguresMs"] = "50",
        ["Users:PushUpToFollowers"] = "2",
        ["Timelines:PublishMs"] = "10",
        ["Timelines:PollMs"] = "100",
    };

    private readonly TestStorage _storage = new();
    private readonly ConcurrentDictionary<string, TestStorageConnection> _connections = new();
    private InProcessTestCluster _cluster = null!;
    private WebApplication _gateway = null!;

    public HttpClient Http { get; private set; } = null!;

    /// <summary>Starts everything; skips the test where the engine runs one silo only.</summary>
    public static async Task<TwoSilos> StartOrSkipAsync()
    {
        try
        {
            return await StartAsync();
        }
        catch (NotSupportedException e)
        {
            Skip.If(true, e.Message);
            throw;
        }
    }

    private static async Task<TwoSilos> StartAsync()
    {
        TwoSilos started = new();
        InProcessTestClusterBuilder builder = new(2);
        builder.ConfigureSiloHost((_, host) => host.Configuration.AddInMemoryCollection(Settings));
        builder.ConfigureSilo((silo, orleans) =>
        {
            orleans.Services.AddSocialRecGrains();
            orleans.Services.AddGrainStorage("Default", (services, _) => started.Connect(silo.SiloName, services));
            orleans.UseInMemoryReminderService();
        });
        started._cluster = builder.Build();
        await started._cluster.DeployAsync();
        await started.StartGatewayAsync();
        return started;
    }

    /// <summary>Kills the second silo as a power cut would: nothing is deactivated, and nothing it still does reaches the storage.</summary>
    public async Task KillSecondSiloAsync()
    {
        InProcessSiloHandle second = _cluster.Silos[1];
        _connections[second.Name].Cut();
        await _cluster.KillSiloAsync(second);
    }

    /// <summary>Sends events, a line each, as a producer does: again, with the same ids, until every one is acknowledged. The death of a silo is noticed after 8 to 14 s.</summary>
    public async Task SendAsync(string lines)
    {
        for (int attempt = 1; ; attempt++)
        {
            using StringContent content = new(lines, null, "application/x-ndjson");
            using HttpResponseMessage response = await Http.PostAsync("/v1/events", content);
            if (response.IsSuccessStatusCode)
            {
                JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>();
                if (answer.GetProperty("rejected").GetArrayLength() == 0)
                    return;
            }

            Assert.True(attempt < 200, $"not acknowledged after {attempt} attempts: {response.StatusCode}");
        }
    }

    /// <summary>Answers as each silo gives them, from its own replica.</summary>
    public IEnumerable<IRecommendationGrain> RecommendationsOfEachSilo => _cluster.Silos.Select(silo =>
        _cluster.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<IGrainFactory>().GetGrain<IRecommendationGrain>(GrainKey.Of(GrainKey.DefaultTenant, 0)));

    public IEnumerable<ILogPartitionGrain> LogPartitions =>
        Enumerable.Range(0, Partitions).Select(n => _cluster.Client.GetGrain<ILogPartitionGrain>(GrainKey.Of(GrainKey.DefaultTenant, n)));

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (_gateway is not null)
            await _gateway.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    private TestStorageConnection Connect(string silo, IServiceProvider services) =>
        _connections[silo] = new TestStorageConnection(_storage, services.GetRequiredService<IGrainStorageSerializer>());

    private async Task StartGatewayAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IGrainFactory>(_cluster.Client);
        builder.AddGateway(new ListenAddress(ListenAddress.Localhost, 0));
        _gateway = builder.Build();
        _gateway.UseGateway();
        await _gateway.StartAsync();
        Http = new HttpClient { BaseAddress = new Uri(_gateway.Urls.First()), Timeout = TimeSpan.FromMinutes(1) };
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using Orleans.TestingHost;
using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Identity;
using SocialRec.Storage.Hosting;

namespace SocialRec.Grains.Tests.Support;

/// <summary>A silo with all grains over storage that outlives it, and short names for what tests ask of it.</summary>
public sealed class GrainsCluster : IAsyncDisposable
{
    /// <summary>The tenant that tests use unless they name another.</summary>
    public const string Tenant = "shop";

    private readonly Dictionary<string, string?> _settings;
    private readonly TimeProvider _time;
    private InProcessTestCluster _cluster = null!;
    private TestStorageConnection _connection = null!;

    private GrainsCluster(TestStorage storage, TimeProvider time, Dictionary<string, string?> settings) => (Storage, _time, _settings) = (storage, time, settings);

    public TestStorage Storage { get; }

    public CallGraph Calls { get; } = new();

    public CallFaults Faults { get; } = new();

    public FakeTextModel TextModel { get; } = new();

    public IGrainFactory Grains => _cluster.Client;

    public InProcessTestCluster Orleans => _cluster;

    /// <summary>Starts a silo; one partition, quick rounds and no waiting for feeds unless the settings say otherwise.</summary>
    public static Task<GrainsCluster> StartAsync(TestStorage? storage = null, params (string Key, string Value)[] settings) =>
        StartAsync(TimeProvider.System, storage, settings);

    /// <summary>The same on a clock of the test's: timers and retries of the grains fall due when it moves.</summary>
    public static async Task<GrainsCluster> StartAsync(TimeProvider time, TestStorage? storage = null, params (string Key, string Value)[] settings)
    {
        Dictionary<string, string?> all = new()
        {
            ["Tenants:Partitions"] = "1",
            ["Tenants:CatalogShards"] = "1",
            ["Log:FeedSettleSeconds"] = "0",
            ["Catalog:PollMs"] = "100",
            ["Models:PollMs"] = "100",
            ["Items:FiguresMs"] = "50",
            ["Users:FeedWriteDelaySeconds"] = "0",
            ["Timelines:PublishMs"] = "10",
            ["Timelines:PollMs"] = "100",
            ["Timelines:WriteDelaySeconds"] = "0",
        };
        foreach ((string key, string value) in settings)
            all[key] = value;
        GrainsCluster cluster = new(storage ?? new TestStorage(), time, all);
        await cluster.DeployAsync();
        return cluster;
    }

    /// <summary>Drops the silo as a crash does, nothing deactivated, and starts another over the same storage.</summary>
    public async Task CrashAsync()
    {
        _connection.Cut();
        await _cluster.KillSiloAsync(_cluster.Silos[0]);
        await _cluster.DisposeAsync();
        await DeployAsync();
    }

    /// <summary>A service of the silo that runs now.</summary>
    public T Service<T>() where T : notnull => _cluster.GetSiloServiceProvider().GetRequiredService<T>();

    public ILogPartitionGrain Partition(int number = 0) => Grains.GetGrain<ILogPartitionGrain>(GrainKey.Of(Tenant, number));

    public IUserGrain User(string user) => Grains.GetGrain<IUserGrain>(GrainKey.Of(Tenant, user));

    public IUserView UserView(string user) => Grains.GetGrain<IUserView>(GrainKey.Of(Tenant, user));

    public IItemGrain Item(string item) => Grains.GetGrain<IItemGrain>(GrainKey.Of(Tenant, item));

    public ICircleGrain Circle(string circle) => Grains.GetGrain<ICircleGrain>(GrainKey.Of(Tenant, circle));

    /// <summary>Asks for a user's recommendations until they are as wanted: what is pulled comes in its own time.</summary>
    public Task<RecommendationAnswer> RecommendationsBecomeAsync(string user, Func<RecommendationAnswer, bool> wanted) =>
        Eventually.BecomesAsync(() => Grains.GetGrain<IRecommendationGrain>(GrainKey.Of(Tenant, 0)).RecommendAsync(new RecommendationQuery { User = user }), wanted);

    /// <summary>Appends events and waits until all they cause has been dispatched.</summary>
    public async Task<AppendResult> DoAsync(params SocialEvent[] events)
    {
        AppendResult result = await Partition().AppendAsync(events);
        await Partition().WhenDispatchedAsync(result.Position);
        return result;
    }

    /// <summary>Appends as a producer does: again, with the same ids, until it is acknowledged.</summary>
    public async Task<AppendResult> AppendUntilKeptAsync(params SocialEvent[] events)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await Partition().AppendAsync(events);
            }
            catch (Exception e) when (attempt < 50 && e is UnavailableException or OverloadedException)
            {
                // The next attempt says whether it was kept.
            }
        }
    }

    /// <summary>How often an item was acted on so.</summary>
    public async Task<long> CountAsync(string item, EventType type) => (await Item(item).GetAsync())?.EventCounts.GetValueOrDefault(type) ?? 0;

    /// <summary>How often a user did so.</summary>
    public async Task<long> CountOfUserAsync(string user, EventType type) => (await User(user).GetAsync())?.EventCounts.GetValueOrDefault(type) ?? 0;

    public async Task<TenantLayout> LayoutAsync(string tenant = Tenant) => await Grains.GetGrain<ITenantGrain>(GrainKey.Of(tenant, TenantLayout.GrainId)).GetLayoutAsync();

    public async ValueTask DisposeAsync()
    {
        // On a clock that stands still an orderly end would wait for retries that never fall due.
        if (_time != TimeProvider.System)
            await _cluster.KillSiloAsync(_cluster.Silos[0]);
        await _cluster.DisposeAsync();
    }

    private async Task DeployAsync()
    {
        InProcessTestClusterBuilder builder = new(1);
        builder.ConfigureSiloHost((_, host) => host.Configuration.AddInMemoryCollection(_settings));
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(SiloClock.Of(_time));
            silo.Services.AddSocialRecGrains();
            silo.Services.AddGrainStorage("Default", (services, _) => _connection = new TestStorageConnection(Storage, services.GetRequiredService<IGrainStorageSerializer>()));
            if (_settings.ContainsKey("Encryption:MasterKey"))
                silo.Services.AddUserKeyRing("Default");
            silo.UseInMemoryReminderService();
            silo.AddIncomingGrainCallFilter(new CallGraphFilter(Calls));
            silo.AddIncomingGrainCallFilter(Faults);
            silo.AddIncomingGrainCallFilter(TextModel);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();

        // A tenant that is known wakes its partitions when a silo starts.
        await LayoutAsync();
    }
}

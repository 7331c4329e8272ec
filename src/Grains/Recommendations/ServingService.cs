using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialRec.Grains.Catalog;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Items;
using SocialRec.Grains.Models;
using SocialRec.Grains.Tenants;
using SocialRec.Grains.Texts;
using SocialRec.Grains.Timelines;
using SocialRec.Inference.Text;
using SocialRec.Recommendation;

namespace SocialRec.Grains.Recommendations;

/// <summary>
/// The silo's tenants in use, each with its replica and bundle: some from the start, others from their first request on. The silo is ready when the
/// first ones are loaded.
/// </summary>
public sealed class ServingService : IHostedService
{
    private readonly ConcurrentDictionary<string, Lazy<TenantServing>> _tenants = new();
    private readonly Func<string, TenantServing> _open;
    private readonly RecommendationOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Creates the service; followers start with it, or with a tenant's first request.</summary>
    public ServingService(
        IGrainFactory grains,
        TenantLayouts layouts,
        ArtifactStore artifacts,
        TextAnalyst texts,
        IOptions<CatalogOptions> catalog,
        IOptions<ItemOptions> items,
        IOptions<ModelOptions> models,
        IOptions<TimelineOptions> timelines,
        IOptions<RecommendationOptions> options,
        TimeProvider time,
        CatalogInstruments catalogInstruments,
        ModelInstruments modelInstruments,
        ILogger<ServingService> logger)
    {
        _options = options.Value;
        _time = time;
        _open = tenant => new TenantServing(
            tenant,
            (published, taken) => new CatalogFollower(tenant, grains, catalog.Value, items.Value.TrendHalfLifeHours, published, taken, time, catalogInstruments, logger),
            activated => new BundleFollower(tenant, grains, artifacts, models.Value, activated, time, modelInstruments, logger),
            published => new TextFollower(tenant, texts, _options.MaxTextItems, published, time, logger),
            new TimelineFollower(tenant, grains, timelines.Value, time, catalogInstruments, logger),
            layouts,
            time,
            logger);
        catalogInstruments.WatchStaleness(Staleness);
    }

    /// <summary>Whether every tenant that is loaded at the start has been.</summary>
    public bool IsReady => _options.PreloadTenants.All(tenant => _tenants.TryGetValue(tenant, out var serving) && serving.IsValueCreated && serving.Value.Loaded.IsCompletedSuccessfully);

    /// <summary>How long ago each loaded tenant's replica last agreed with every shard of its catalog.</summary>
    public IReadOnlyDictionary<string, TimeSpan> ReplicaStaleness
    {
        get
        {
            long nowMs = _time.GetUtcNow().ToUnixTimeMilliseconds();
            return Open().Where(open => open.Serving.AgreedMs is not null)
                .ToDictionary(open => open.Tenant, open => TimeSpan.FromMilliseconds(Math.Max(0, nowMs - open.Serving.AgreedMs!.Value)));
        }
    }

    /// <summary>The bundle versions that this silo could not load, by tenant.</summary>
    public IReadOnlyDictionary<string, string> FaultyBundles =>
        Open().Where(open => open.Serving.FaultyBundle is not null).ToDictionary(open => open.Tenant, open => open.Serving.FaultyBundle!);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (string tenant in _options.PreloadTenants)
            _ = Of(tenant);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(Open().Select(open => open.Serving.DisposeAsync().AsTask()));

    /// <summary>What a request of a tenant pins; a tenant's first request waits for the load.</summary>
    /// <exception cref="UnavailableException">The tenant's catalog has not been loaded yet.</exception>
    internal ValueTask<ServingState> GetAsync(string tenant) =>
        Of(tenant).State is { } state ? new(state) : new(WaitAsync(tenant));

    /// <summary>The timelines of a tenant whose state has been got.</summary>
    internal TimelineReplica TimelinesOf(string tenant) => Of(tenant).Timelines;

    /// <summary>Completes when <see cref="IsReady"/> has become true.</summary>
    internal Task WhenReadyAsync() => Task.WhenAll(_options.PreloadTenants.Select(tenant => Of(tenant).Loaded));

    private TenantServing Of(string tenant)
    {
        if (_tenants.TryGetValue(tenant, out var serving))
            return serving.Value;
        return _tenants.GetOrAdd(tenant, name => new Lazy<TenantServing>(() => _open(name))).Value;
    }

    private async Task<ServingState> WaitAsync(string tenant)
    {
        TenantServing serving = Of(tenant);
        try
        {
            await serving.Loaded.WaitAsync(TimeSpan.FromMilliseconds(_options.LoadTimeoutMs), _time);
        }
        catch (TimeoutException e)
        {
            throw new UnavailableException("The catalog is still being loaded; try again in a few seconds.", e);
        }

        return serving.State!;
    }

    private IEnumerable<(string Tenant, TenantServing Serving)> Open() =>
        _tenants.Where(entry => entry.Value.IsValueCreated).Select(entry => (entry.Key, entry.Value.Value));

    private IEnumerable<Measurement<double>> Staleness() =>
        ReplicaStaleness.Select(entry => new Measurement<double>(entry.Value.TotalSeconds, new KeyValuePair<string, object?>("tenant", entry.Key)));
}

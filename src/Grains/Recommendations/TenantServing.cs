using Microsoft.Extensions.Logging;
using SocialRec.Grains.Catalog;
using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Grains.Models;
using SocialRec.Grains.Tenants;
using SocialRec.Grains.Texts;
using SocialRec.Grains.Timelines;
using SocialRec.Recommendation;
using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Texts;

namespace SocialRec.Grains.Recommendations;

/// <summary>One tenant in use on this silo: its catalog replica and its active bundle, joined into the state that requests pin, and its timelines.</summary>
internal sealed partial class TenantServing : IAsyncDisposable
{
    private readonly string _tenant;
    private readonly CatalogFollower _catalog;
    private readonly BundleFollower _bundle;
    private readonly TextFollower _texts;
    private readonly TimelineFollower _timelines;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly Task _running;
    private ServingState? _state;
    private ModelBundle? _active;

    public TenantServing(
        string tenant,
        Func<Action<CatalogView>, Action<CatalogRow[]>, CatalogFollower> catalog,
        Func<Action<ModelBundle?>, BundleFollower> bundle,
        Func<Action<TextNeighbours>, TextFollower> texts,
        TimelineFollower timelines,
        TenantLayouts layouts,
        TimeProvider time,
        ILogger logger)
    {
        (_tenant, _timelines, _time, _logger) = (tenant, timelines, time, logger);
        _texts = texts(OnTexts);
        _catalog = catalog(OnCatalog, _texts.Note);
        _bundle = bundle(OnBundle);
        _running = RunAsync(layouts);
        Loaded = Task.WhenAll(_catalog.Loaded, _bundle.Asked, _timelines.Loaded);
    }

    /// <summary>Completes when both replicas have been loaded and the registry been asked.</summary>
    public Task Loaded { get; }

    /// <summary>What a request pins; null until <see cref="Loaded"/>.</summary>
    public ServingState? State => Volatile.Read(ref _state);

    /// <summary>The timelines of circles and of people with many followers.</summary>
    public TimelineReplica Timelines => _timelines.Replica;

    /// <summary>When the replica last agreed with every shard, Unix milliseconds; null before the first full load.</summary>
    public long? AgreedMs => _catalog.AgreedMs;

    /// <summary>The bundle version that could not be loaded; null if there is none.</summary>
    public string? FaultyBundle => _bundle.Faulty;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task RunAsync(TenantLayouts layouts)
    {
        TenantLayout? layout = null;
        while (layout is null)
        {
            try
            {
                layout = await layouts.GetAsync(_tenant);
            }
            catch (Exception e) when (!_stopping.IsCancellationRequested)
            {
                LogNoLayout(_logger, _tenant, e);
                await Task.Delay(TimeSpan.FromSeconds(1), _time, _stopping.Token);
            }
        }

        await Task.WhenAll(
            _catalog.RunAsync(layout, _stopping.Token), _bundle.RunAsync(_stopping.Token), _timelines.RunAsync(layout, _stopping.Token),
            FollowTextsAsync());
    }

    private async Task FollowTextsAsync()
    {
        await _catalog.Loaded.WaitAsync(_stopping.Token);
        // Comparing vectors takes a processor for a while: not on the scheduler of whatever grain asked for the tenant first.
        await Task.Run(() => _texts.RunAsync(() => State, _stopping.Token), _stopping.Token);
    }

    private void OnCatalog(CatalogView view)
    {
        lock (_gate)
            Volatile.Write(ref _state, _state is null ? new ServingState(view, null).With(view, _active) : _state.With(view, _active));
    }

    private void OnBundle(ModelBundle? bundle)
    {
        lock (_gate)
        {
            _active = bundle;
            if (_state is not null)
                Volatile.Write(ref _state, _state.With(_state.View, bundle));
        }

        _texts.Rebind();
    }

    private void OnTexts(TextNeighbours texts)
    {
        lock (_gate)
            Volatile.Write(ref _state, _state! with { Texts = texts });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The layout of tenant {Tenant} could not be read; trying again")]
    private static partial void LogNoLayout(ILogger logger, string tenant, Exception cause);
}

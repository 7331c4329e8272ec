using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Faults;

namespace Orleans.Runtime;

/// <summary>The one silo of a host: its grain classes, its activations, its way of calling.</summary>
internal sealed class Silo
{
    private readonly LifecycleSubject _lifecycle = new();
    private readonly IdleCollector _collector;
    private int _stopping;

    public Silo(IServiceProvider services, ServiceLifetimes lifetimes, GrainClasses classes, ILocalSiloDetails details, TimeProvider clock, ILogger<Silo> logger)
    {
        (Services, Lifetimes, Classes, Details, Clock, Logger) = (services, lifetimes, classes, details, clock, logger);
        Messaging = services.GetRequiredService<IOptions<SiloMessagingOptions>>().Value;
        Collection = services.GetRequiredService<IOptions<GrainCollectionOptions>>().Value;
        Instruments = services.GetRequiredService<Instruments>();
        Faults = services.GetService<FaultPlan>();
        Caller = new GrainCaller([.. services.GetServices<IOutgoingGrainCallFilter>()], Messaging, Instruments, () => this, isClient: false);
        Factory = new GrainFactory(Caller, () => this);
        Catalog = new Catalog(this);
        Limits = new QueueLimits(this, Messaging);
        Overload = new OverloadDetector(services.GetRequiredService<IOptions<LoadSheddingOptions>>().Value);
        Runtime = new GrainRuntime(this);
        Instruments.ObserveActivations(() => Catalog.Count);
        _collector = new IdleCollector(this, Collection);
    }

    public IServiceProvider Services { get; }

    public ServiceLifetimes Lifetimes { get; }

    public GrainClasses Classes { get; }

    public ILocalSiloDetails Details { get; }

    public TimeProvider Clock { get; }

    public ILogger Logger { get; }

    public SiloMessagingOptions Messaging { get; }

    public GrainCollectionOptions Collection { get; }

    public Instruments Instruments { get; }

    /// <summary>What goes wrong on purpose; null outside fault tests.</summary>
    public FaultPlan? Faults { get; }

    public GrainCaller Caller { get; }

    public GrainFactory Factory { get; }

    public Catalog Catalog { get; }

    public QueueLimits Limits { get; }

    public OverloadDetector Overload { get; }

    public IGrainRuntime Runtime { get; }

    public IdleCollector Collector => _collector;

    public IIncomingGrainCallFilter[] IncomingFilters { get; private set; } = [];

    /// <summary>The silo takes calls.</summary>
    public bool IsRunning { get; private set; }

    public void Receive(Call call, bool fromClient)
    {
        if (!IsRunning)
            call.Fail(new SiloUnavailableException($"The silo {Details.Name} is not running."));
        else if (fromClient && Overload.IsOverloaded)
            call.Fail(new GatewayTooBusyException("Rejected request: the gateway is overloaded."));
        else
            Catalog.Dispatch(call);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var validator in Services.GetServices<IConfigurationValidator>())
            validator.ValidateConfiguration();
        IncomingFilters = [.. Services.GetServices<IIncomingGrainCallFilter>()];
        foreach (var participant in Services.GetServices<ILifecycleParticipant<ISiloLifecycle>>())
            participant.Participate(_lifecycle);
        RunningSilos.Add(this);
        // Grains may be called from the stage of the grain services on, as on real Orleans.
        _lifecycle.Subscribe<Silo>(ServiceLifecycleStage.RuntimeGrainServices, _ =>
        {
            IsRunning = true;
            return Task.CompletedTask;
        });
        _lifecycle.Subscribe<Silo>(ServiceLifecycleStage.Active, _ => Task.CompletedTask, DeactivateAllAsync);
        try
        {
            await _lifecycle.StartAsync(cancellationToken);
        }
        catch
        {
            RunningSilos.Remove(this);
            throw;
        }

        _collector.Start();
        Log.SiloActive(Logger, Details.Name, Details.ClusterId);
    }

    /// <summary>Stops in good order, or, when told that it is cancelled already, at once: activations then end without their hooks.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _stopping, 1) != 0)
            return;
        _collector.Dispose();
        if (!cancellationToken.IsCancellationRequested)
            await _lifecycle.StopAsync(exception => Log.StopFailed(Logger, exception), cancellationToken);
        IsRunning = false;
        RunningSilos.Remove(this);
        Catalog.Abandon();
        Caller.Dispose();
    }

    private async Task DeactivateAllAsync(CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Collection.DeactivationTimeout);
        // What activations call while they end still answers; activations made meanwhile end in the next round. One that is stuck is abandoned.
        while (!deadline.IsCancellationRequested && Catalog.All.ToArray() is { Length: > 0 } activations)
        {
            var ends = activations.Select(activation =>
            {
                activation.Deactivate(new(DeactivationReasonCode.ShuttingDown, "The silo is shutting down."));
                return activation.Deactivated;
            });
            await Task.WhenAll(ends).WaitAsync(deadline.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>How far an activation's life has come.</summary>
internal enum ActivationState : byte
{
    Activating,
    Active,
    Deactivating,
    Ended,
}

/// <summary>
/// One activation of a grain. Everything but <see cref="Receive"/> and <see cref="Deactivate"/> happens in its turns, so its fields need no lock.
/// </summary>
internal sealed partial class Activation : IGrainContext, ICallChainReentrant
{
    private ActivationState _state = ActivationState.Activating;
    private DeactivationReason _reason;
    private TaskCompletionSource? _ended;
    private Components? _components;
    private int _requests;

    public Activation(Silo silo, GrainClass grainClass, GrainId id)
    {
        Silo = silo;
        Class = grainClass;
        GrainId = id;
        Turns = new TurnScheduler(this);
        LastUsed = silo.Clock.GetTimestamp();
    }

    public Silo Silo { get; }

    public GrainClass Class { get; }

    public GrainId GrainId { get; }

    public TurnScheduler Turns { get; }

    public object? GrainInstance { get; private set; }

    public IGrainRuntime Runtime => Silo.Runtime;

    public ActivationId ActivationId => Extras.ActivationId;

    public GrainAddress Address => new() { GrainId = GrainId, ActivationId = ActivationId, SiloAddress = Silo.Details.SiloAddress };

    public GrainReference GrainReference => Extras.Reference ??= Silo.Caller.Reference(GrainId.Type, GrainId.Key, typeof(IAddressable));

    public IServiceProvider ActivationServices => (Extras.Scope ??= Silo.Services.CreateScope()).ServiceProvider;

    public IGrainLifecycle ObservableLifecycle => Extras.Lifecycle ??= new LifecycleSubject();

    public IWorkItemScheduler Scheduler => Turns;

    public Task Deactivated
    {
        get
        {
            Interlocked.CompareExchange(ref _ended, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), null);
            if (_state == ActivationState.Ended)
                _ended.TrySetResult();
            return _ended.Task;
        }
    }

    /// <summary>Calls that have arrived and not ended.</summary>
    public int Requests => Volatile.Read(ref _requests);

    // Most activations never need these, so an idle one does not carry them.
    private Components Extras => _components ?? Interlocked.CompareExchange(ref _components, new Components(), null) ?? _components;

    public object? GetTarget() => GrainInstance;

    public object? GetComponent(Type componentType)
    {
        if (componentType.IsInstanceOfType(GrainInstance))
            return GrainInstance;
        if (componentType == typeof(IEnumerationExtension))
            return Extras.Enumerations ??= new Enumerations(this);
        return Extras.Custom.GetValueOrDefault(componentType);
    }

    public void SetComponent<TComponent>(TComponent? value) where TComponent : class
    {
        if (value is null)
            Extras.Custom.Remove(typeof(TComponent));
        else
            Extras.Custom[typeof(TComponent)] = value;
    }

    public void ReceiveMessage(object message) => Receive((Call)message);

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    public override string ToString() => $"[Activation: {GrainId}]";

    public void Migrate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default)
    {
        // There is no other process to go to; real Orleans then stays where it is, too.
    }

    private sealed class Components
    {
        public ActivationId ActivationId { get; } = ActivationId.NewId();

        public GrainReference? Reference { get; set; }

        public IServiceScope? Scope { get; set; }

        public LifecycleSubject? Lifecycle { get; set; }

        public Enumerations? Enumerations { get; set; }

        public HashSet<GrainTimer> Timers { get; } = [];

        public HashSet<Guid> ReentrantSections { get; } = [];

        public Dictionary<Type, object> Custom { get; } = [];
    }
}

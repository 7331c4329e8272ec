using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans;

/// <summary>The usual base of a grain class.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    protected Grain() : this(RuntimeContext.Current!)
    {
    }

    protected Grain(IGrainContext grainContext, IGrainRuntime? grainRuntime = null)
    {
        GrainContext = grainContext;
        Runtime = grainRuntime ?? (grainContext as Activation)?.Runtime ?? grainContext?.ActivationServices.GetService<IGrainRuntime>();
    }

    public IGrainContext GrainContext { get; }

    public GrainReference GrainReference => GrainContext.GrainReference;

    public string IdentityString => GrainContext.GrainId.ToString();

    public string RuntimeIdentity => Runtime?.SiloIdentity ?? "";

    internal IGrainRuntime? Runtime { get; }

    protected IGrainFactory GrainFactory => BoundRuntime.GrainFactory;

    protected internal IServiceProvider ServiceProvider => GrainContext?.ActivationServices ?? BoundRuntime.ServiceProvider;

    private IGrainRuntime BoundRuntime =>
        Runtime ?? throw new InvalidOperationException("Grain was created outside of the Orleans creation process and no runtime was specified.");

    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    [Obsolete("Use 'this.RegisterGrainTimer(callback, state, new() { DueTime = dueTime, Period = period, Interleave = true })' instead.")]
    protected IDisposable RegisterTimer(Func<object?, Task> callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        BoundRuntime.TimerRegistry.RegisterTimer(GrainContext, callback, state, dueTime, period);

    protected void DeactivateOnIdle() => BoundRuntime.DeactivateOnIdle(GrainContext);

    protected void MigrateOnIdle() => ((IGrainBase)this).MigrateOnIdle();

    protected void DelayDeactivation(TimeSpan timeSpan) => BoundRuntime.DelayDeactivation(GrainContext, timeSpan);
}

/// <summary>A grain with one document of state, read before it activates.</summary>
public abstract class Grain<TGrainState> : Grain
{
    private readonly Orleans.Core.IStorage<TGrainState>? _storage;

    protected Grain() => _storage = Runtime?.GetStorage<TGrainState>(GrainContext);

    protected Grain(Orleans.Core.IStorage<TGrainState> storage) => _storage = storage;

    protected TGrainState State
    {
        get => Storage.State;
        set => Storage.State = value;
    }

    private Orleans.Core.IStorage<TGrainState> Storage => _storage ?? throw new InvalidOperationException("Grain was created outside of the Orleans creation process.");

    protected virtual Task ClearStateAsync() => Storage.ClearStateAsync();

    protected virtual Task WriteStateAsync() => Storage.WriteStateAsync();

    protected virtual Task ReadStateAsync() => Storage.ReadStateAsync();
}

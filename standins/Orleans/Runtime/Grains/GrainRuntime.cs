using Microsoft.Extensions.DependencyInjection;
using Orleans.Core;
using Orleans.Providers;
using Orleans.Timers;

namespace Orleans.Runtime;

/// <inheritdoc/>
internal sealed class GrainRuntime(Silo silo) : IGrainRuntime
{
    public string SiloIdentity => silo.Details.SiloAddress.ToString();

    public SiloAddress SiloAddress => silo.Details.SiloAddress;

    public IGrainFactory GrainFactory => silo.Factory;

    public ITimerRegistry TimerRegistry { get; } = new TimerRegistry(silo.Clock);

    public IServiceProvider ServiceProvider => silo.Services;

    public TimeProvider TimeProvider => silo.Clock;

    public void DeactivateOnIdle(IGrainContext grainContext) =>
        grainContext.Deactivate(new(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan) => ((Activation)grainContext).DelayDeactivation(timeSpan);

    public IStorage<TGrainState> GetStorage<TGrainState>(IGrainContext grainContext)
    {
        var provider = ((Activation)grainContext).Class.Type.GetCustomAttributes(typeof(StorageProviderAttribute), true).OfType<StorageProviderAttribute>().FirstOrDefault();
        return silo.Services.GetRequiredService<IPersistentStateFactory>().Create<TGrainState>(grainContext, new PersistentStateAttribute("state", provider?.ProviderName));
    }
}

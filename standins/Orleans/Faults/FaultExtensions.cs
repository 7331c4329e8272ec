using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Storage;

namespace Orleans.Faults;

/// <summary>Gives a silo its faults.</summary>
public static class FaultExtensions
{
    /// <summary>Has the silo misbehave as planned. Call it after the storages have been added: it wraps those that are there.</summary>
    public static ISiloBuilder AddFaults(this ISiloBuilder builder, FaultPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        builder.Services.AddSingleton(plan);
        for (var i = 0; i < builder.Services.Count; i++)
        {
            if (builder.Services[i] is { ServiceType: var type, IsKeyedService: true, KeyedImplementationFactory: { } create } keyed && type == typeof(IGrainStorage))
            {
                builder.Services[i] = ServiceDescriptor.KeyedSingleton<IGrainStorage>(keyed.ServiceKey, (services, key) =>
                    new FaultyGrainStorage((IGrainStorage)create(services, key), plan));
            }
        }

        return builder;
    }
}

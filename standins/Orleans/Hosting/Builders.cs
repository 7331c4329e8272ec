using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;
using Orleans.Timers;

namespace Orleans.Hosting;

/// <summary>Adds a silo to a host.</summary>
internal sealed class SiloBuilder : ISiloBuilder
{
    private SiloBuilder(IServiceCollection services, IConfiguration configuration)
    {
        (Services, Configuration) = (services, configuration);
        AddCommonServices(services);
        services.AddSingleton(new ServiceLifetimes(services));
        services.AddSingleton<GrainClasses>();
        services.AddSingleton<ILocalSiloDetails, LocalSiloDetails>();
        services.AddSingleton<Silo>();
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<Silo>().Factory);
        services.AddSingleton<IClusterClient>(provider =>
        {
            var silo = provider.GetRequiredService<Silo>();
            return new ClusterClient(silo.Caller, () => silo, provider);
        });
        services.AddSingleton(provider => provider.GetRequiredService<Silo>().Runtime);
        services.AddSingleton(provider => provider.GetRequiredService<Silo>().Runtime.TimerRegistry);
        services.AddTransient<IGrainContext>(_ => RuntimeContext.Current!);
        services.AddSingleton<IPersistentStateFactory, PersistentStateFactory>();
        services.AddSingleton<IAttributeToFactoryMapper<PersistentStateAttribute>, PersistentStateMapper>();
        services.AddSingleton<IConfigurationValidator, ClusteringValidator>();
        services.AddSingleton<IConfigurationValidator, SerializerConfigurationValidator>();
        services.AddHostedService<SiloHostedService>();
    }

    public IServiceCollection Services { get; }

    public IConfiguration Configuration { get; }

    public static SiloBuilder GetOrAdd(IServiceCollection services, IConfiguration? configuration) =>
        (SiloBuilder)BuilderMarker.GetOrAdd(services, () => new SiloBuilder(services, configuration ?? new ConfigurationBuilder().Build()), typeof(SiloBuilder));

    internal static void AddCommonServices(IServiceCollection services)
    {
        services.AddLogging();
        services.AddOptions();
        services.AddMetrics();
        services.TryAddSingleton<Instruments>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Serializer>();
        services.TryAddSingleton(typeof(Serializer<>));
        services.TryAddSingleton<DeepCopier>();
        services.TryAddSingleton(typeof(DeepCopier<>));
        services.TryAddSingleton<IGrainStorageSerializer, OrleansGrainStorageSerializer>();
        services.TryAddSingleton<IGrainContextAccessor, GrainContextAccessor>();
    }
}

/// <summary>Adds a client to a host.</summary>
public class ClientBuilder : IClientBuilder
{
    public ClientBuilder(IServiceCollection services, IConfiguration configuration)
    {
        (Services, Configuration) = (services, configuration);
        SiloBuilder.AddCommonServices(services);
        services.AddSingleton<ClientConnection>();
        services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<ClientConnection>().Client);
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<IClusterClient>());
        services.AddHostedService<ClientHostedService>();
    }

    public IServiceCollection Services { get; }

    public IConfiguration Configuration { get; }

    internal static ClientBuilder GetOrAdd(IServiceCollection services, IConfiguration? configuration) =>
        (ClientBuilder)BuilderMarker.GetOrAdd(services, () => new ClientBuilder(services, configuration ?? new ConfigurationBuilder().Build()), typeof(ClientBuilder));
}

/// <summary>Keeps a host to one silo or one client.</summary>
internal sealed class BuilderMarker(object builder)
{
    public object Builder { get; } = builder;

    public static object GetOrAdd(IServiceCollection services, Func<object> create, Type expected)
    {
        var marker = services.Select(descriptor => descriptor.IsKeyedService ? null : descriptor.ImplementationInstance).OfType<BuilderMarker>().FirstOrDefault();
        if (marker is null)
            services.AddSingleton(marker = new BuilderMarker(create()));
        return expected.IsInstanceOfType(marker.Builder)
            ? marker.Builder
            : throw new OrleansConfigurationException("Do not use UseOrleans with UseOrleansClient. If you want a client and server in the same process, only UseOrleans is necessary and the UseOrleansClient call can be removed.");
    }
}

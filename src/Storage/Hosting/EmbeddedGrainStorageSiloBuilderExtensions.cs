using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Storage;
using SocialRec.Storage.Diagnostics;
using SocialRec.Storage.Encryption;
using SocialRec.Storage.Faults;

namespace SocialRec.Storage.Hosting;

/// <summary>Adds the embedded store to a silo.</summary>
public static class EmbeddedGrainStorageSiloBuilderExtensions
{
    /// <summary>Keeps the state of grains that name no storage in an embedded store.</summary>
    public static ISiloBuilder AddEmbeddedGrainStorageAsDefault(this ISiloBuilder builder, Action<EmbeddedStorageOptions> configureOptions) =>
        builder.AddEmbeddedGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, configureOptions);

    /// <summary>Keeps the state of grains that name the storage <paramref name="name"/> in an embedded store.</summary>
    public static ISiloBuilder AddEmbeddedGrainStorage(this ISiloBuilder builder, string name, Action<EmbeddedStorageOptions> configureOptions) =>
        builder.AddEmbeddedGrainStorage(name, options => options.Configure(configureOptions));

    /// <summary>
    /// Keeps the state of grains that name the storage <paramref name="name"/> in an embedded store, with a data directory of its own.
    /// The store itself is the keyed service <see cref="EmbeddedStore"/> of that name.
    /// </summary>
    public static ISiloBuilder AddEmbeddedGrainStorage(this ISiloBuilder builder, string name, Action<OptionsBuilder<EmbeddedStorageOptions>> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(configureOptions);
        return builder.ConfigureServices(services =>
        {
            configureOptions(services.AddOptions<EmbeddedStorageOptions>(name).ValidateDataAnnotations().ValidateOnStart());
            services.AddTransient<IPostConfigureOptions<EmbeddedStorageOptions>, DefaultStorageProviderSerializerOptionsConfigurator<EmbeddedStorageOptions>>();
            services.AddMasterKeys();
            services.AddMetrics();
            services.TryAddSingleton<EmbeddedStorageInstruments>();
            services.TryAddSingleton(TimeProvider.System);
            services.AddKeyedSingleton(name, CreateStore);
            services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredKeyedService<EmbeddedStore>(name));
            services.AddGrainStorage(name, CreateGrainStorage);
        });
    }

    private static EmbeddedStore CreateStore(IServiceProvider services, object? name) => new(
        (string)name!,
        Options(services, (string)name!),
        services.GetRequiredService<MasterKeys>(),
        services.GetRequiredService<EmbeddedStorageInstruments>(),
        services.GetService<StorageFaults>(),
        services.GetRequiredService<ILogger<EmbeddedStore>>(),
        services.GetRequiredService<TimeProvider>());

    private static EmbeddedGrainStorage CreateGrainStorage(IServiceProvider services, string name) =>
        new(services.GetRequiredKeyedService<EmbeddedStore>(name), Options(services, name).GrainStorageSerializer);

    private static EmbeddedStorageOptions Options(IServiceProvider services, string name) =>
        services.GetRequiredService<IOptionsMonitor<EmbeddedStorageOptions>>().Get(name);
}

using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Hosting;

namespace Orleans.Runtime.MembershipService.SiloMetadata;

/// <summary>What an operator wrote on a silo.</summary>
public record SiloMetadata
{
    public static SiloMetadata Empty { get; } = new();

    public ImmutableDictionary<string, string> Metadata { get; private set; } = ImmutableDictionary<string, string>.Empty;

    internal void AddMetadata(IEnumerable<KeyValuePair<string, string>> metadata) => Metadata = Metadata.SetItems(metadata);
}

/// <summary>Tells what is written on each silo.</summary>
public interface ISiloMetadataCache
{
    SiloMetadata GetSiloMetadata(SiloAddress siloAddress);
}

/// <summary>Writes on a silo.</summary>
public static class SiloMetadataHostingExtensions
{
    public static ISiloBuilder UseSiloMetadata(this ISiloBuilder builder) => builder.UseSiloMetadata(builder.Configuration);

    public static ISiloBuilder UseSiloMetadata(this ISiloBuilder builder, IConfiguration configuration) =>
        builder.UseSiloMetadata(configuration.GetSection("Orleans").GetSection("Metadata"));

    public static ISiloBuilder UseSiloMetadata(this ISiloBuilder builder, IConfigurationSection configurationSection) =>
        builder.UseSiloMetadata(configurationSection.Get<Dictionary<string, string>>() ?? []);

    public static ISiloBuilder UseSiloMetadata(this ISiloBuilder builder, Dictionary<string, string> metadata)
    {
        builder.Services.AddOptions<SiloMetadata>().Configure(own => own.AddMetadata(metadata));
        builder.Services.AddSingleton<ISiloMetadataCache, OwnMetadata>();
        return builder;
    }

    private sealed class OwnMetadata(IOptions<SiloMetadata> own, ILocalSiloDetails silo) : ISiloMetadataCache
    {
        public SiloMetadata GetSiloMetadata(SiloAddress siloAddress) => siloAddress.Equals(silo.SiloAddress) ? own.Value : SiloMetadata.Empty;
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Providers;
using Orleans.Runtime.MembershipService.SiloMetadata;
using SocialRec.Grains;
using SocialRec.Silo.Health;
using SocialRec.Silo.Hosting;
using SocialRec.Storage.Encryption;
using SocialRec.Storage.Hosting;

namespace SocialRec.Silo;

/// <summary>Makes a host a silo of SocialRec: <c>up</c> adds it beside the gateway, <c>silo</c> alone.</summary>
public static class SiloHost
{
    /// <summary>The tag of the health checks that readiness waits for.</summary>
    public const string ReadyTag = "ready";

    /// <summary>Adds the silo, its grains, its storage and its health check, as the section <c>Silo</c> has it.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong, or chooses a provider that cannot be had; the message names the key and the remedy.</exception>
    public static IHostApplicationBuilder AddSocialRecSilo(this IHostApplicationBuilder builder)
    {
        SiloOptions options = SiloOptions.Read(builder.Configuration);
        builder.UseOrleans(silo => silo.UseCluster(options).UseStorage(options).UseTraceContext(builder.Configuration).AddSocialRecGrains());
        // With a master key the log is sealed with a key for each of its users, from the first chunk on.
        if (builder.Configuration[$"{EncryptionOptions.SectionName}:{nameof(EncryptionOptions.MasterKey)}"] is { Length: > 0 })
            builder.Services.AddUserKeyRing(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME);
        builder.Services.AddHealthChecks().AddCheck<ServingCheck>("serving", tags: [ReadyTag]);
        return builder;
    }

    /// <summary>
    /// Adds the grains and what they need, for a silo whose cluster and storage are chosen elsewhere. The section <c>Orleans:Metadata</c> says what the silo has:
    /// <c>inference=gpu</c> draws the inference grains to it.
    /// </summary>
    public static ISiloBuilder AddSocialRecGrains(this ISiloBuilder silo)
    {
        silo.UseSiloMetadata().Services.AddSocialRecGrains();
        return silo;
    }
}

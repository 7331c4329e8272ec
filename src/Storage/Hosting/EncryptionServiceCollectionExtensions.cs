using Microsoft.Extensions.DependencyInjection;
using SocialRec.Storage.Encryption;

namespace SocialRec.Storage.Hosting;

/// <summary>Adds what encrypts.</summary>
public static class EncryptionServiceCollectionExtensions
{
    /// <summary>Reads the master keys from the section <c>Encryption</c> of the configuration; a bad one stops the start.</summary>
    public static IServiceCollection AddMasterKeys(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(MasterKeys)))
            return services;
        services.AddOptions<EncryptionOptions>().BindConfiguration(EncryptionOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<MasterKeys>();
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using SocialRec.Grains.Interfaces.Keys;
using SocialRec.Storage.Encryption;
using SocialRec.Storage.Keys;

namespace SocialRec.Storage.Hosting;

/// <summary>Adds the keys of users.</summary>
public static class UserKeyRingServiceCollectionExtensions
{
    /// <summary>Keeps the keys of users in the silo's grain storage <paramref name="storageName"/>, of whatever provider.</summary>
    public static IServiceCollection AddUserKeyRing(this IServiceCollection services, string storageName)
    {
        services.AddMasterKeys();
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<IUserKeyRing>(provider => new UserKeyRing(
            provider.GetRequiredKeyedService<IGrainStorage>(storageName),
            provider.GetRequiredService<MasterKeys>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<UserKeyRing>>()));
    }
}

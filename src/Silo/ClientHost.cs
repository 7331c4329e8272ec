using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SocialRec.Silo.Hosting;

namespace SocialRec.Silo;

/// <summary>Makes a host a client of a cluster of SocialRec's silos: <c>gateway</c> alone.</summary>
public static class ClientHost
{
    /// <summary>Adds the client, as the section <c>Silo</c> has the cluster.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong, or chooses a provider that cannot be had; the message names the key and the remedy.</exception>
    public static IHostApplicationBuilder AddSocialRecClient(this IHostApplicationBuilder builder)
    {
        SiloOptions options = SiloOptions.Read(builder.Configuration);
        return builder.UseOrleansClient(client => client.UseCluster(options).UseTraceContext(builder.Configuration));
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using SocialRec.Silo.Hosting;

namespace SocialRec.Silo;

/// <summary>Makes a host a client of a cluster of SocialRec's silos: <c>gateway</c> alone.</summary>
public static class ClientHost
{
    /// <summary>Adds the client, as the section <c>Silo</c> has the cluster.</summary>
    /// <exception cref="InvalidOperationException">The configuration chooses a provider that cannot be had; the message names the key and the remedy.</exception>
    public static IHostApplicationBuilder AddSocialRecClient(this IHostApplicationBuilder builder)
    {
        SiloOptions options = builder.Configuration.GetSection(SiloOptions.SectionName).Get<SiloOptions>() ?? new SiloOptions();
        return builder.UseOrleansClient(client => client.UseCluster(options).UseTraceContext(builder.Configuration));
    }
}

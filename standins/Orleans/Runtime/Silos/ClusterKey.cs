using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>What a client and a silo must have in common.</summary>
internal readonly record struct ClusterKey(string ClusterId, string ServiceId)
{
    public static ClusterKey Of(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<ClusterOptions>>().Value;
        return new ClusterKey(options.ClusterId, options.ServiceId);
    }
}

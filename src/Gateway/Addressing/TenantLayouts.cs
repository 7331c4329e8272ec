using System.Collections.Concurrent;
using SocialRec.Grains.Interfaces.Tenants;

namespace SocialRec.Gateway.Addressing;

/// <summary>Layouts of the tenants in use. A layout never changes, so it is asked for once.</summary>
internal sealed class TenantLayouts(IGrainFactory grains)
{
    /// <summary>Tenants beyond this are asked for each time, so that made-up names cannot fill the memory.</summary>
    private const int MaxKept = 10_000;

    private readonly ConcurrentDictionary<string, TenantLayout> _layouts = new();

    /// <summary>The layout of a tenant.</summary>
    public ValueTask<TenantLayout> GetAsync(string tenant) =>
        _layouts.TryGetValue(tenant, out TenantLayout? layout) ? ValueTask.FromResult(layout) : AskAsync(tenant);

    private async ValueTask<TenantLayout> AskAsync(string tenant)
    {
        TenantLayout layout = await grains.GetGrain<ITenantGrain>(Identity.GrainKey.Of(tenant, TenantLayout.GrainId)).GetLayoutAsync();
        if (_layouts.Count < MaxKept)
            _layouts.TryAdd(tenant, layout);
        return layout;
    }
}

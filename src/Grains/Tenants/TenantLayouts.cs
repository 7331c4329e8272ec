using System.Collections.Concurrent;
using SocialRec.Grains.Interfaces.Tenants;

namespace SocialRec.Grains.Tenants;

/// <summary>The layouts of the tenants met so far: each is asked for once per silo, since a layout never changes.</summary>
public sealed class TenantLayouts(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<string, TenantLayout> _known = new();

    /// <summary>A tenant's layout.</summary>
    public ValueTask<TenantLayout> GetAsync(string tenant) =>
        _known.TryGetValue(tenant, out TenantLayout? layout) ? new(layout) : new(AskAsync(tenant));

    private async Task<TenantLayout> AskAsync(string tenant) =>
        _known[tenant] = await grains.GetGrain<ITenantGrain>(GrainKey.Of(tenant, TenantLayout.GrainId)).GetLayoutAsync();
}

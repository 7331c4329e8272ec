using Microsoft.Extensions.Options;
using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Tenants;

/// <summary>A tenant's layout; key <c>tenant/layout</c>. Settled, and entered in the directory, by the first call. Its record survives deactivation.</summary>
internal sealed class TenantGrain(
    [PersistentState("tenant")] IPersistentState<TenantState> tenant, IOptions<TenantOptions> options) : Grain, ITenantGrain
{
    private Coalesced? _settling;

    /// <inheritdoc/>
    public async Task<TenantLayout> GetLayoutAsync()
    {
        if (!tenant.RecordExists)
            await (_settling ??= new Coalesced(SettleAsync)).RunAsync();
        return tenant.State.Layout!;
    }

    private async Task SettleAsync()
    {
        if (tenant.RecordExists)
            return;

        // The directory first: a tenant it does not know would not be woken after a restart.
        await GrainFactory.GetGrain<ITenantDirectoryGrain>(ITenantDirectoryGrain.Key).EnterAsync(GrainKey.Tenant(this.GetPrimaryKeyString()));
        tenant.State.Layout = new TenantLayout(options.Value.Partitions, options.Value.CatalogShards);
        await tenant.WriteStateAsync();
    }
}

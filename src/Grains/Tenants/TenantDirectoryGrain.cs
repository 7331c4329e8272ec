using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Tenants;

/// <summary>The directory of tenants; one grain. Lists interleave, entries do not. Its record survives deactivation.</summary>
internal sealed class TenantDirectoryGrain(
    [PersistentState("tenants")] IPersistentState<TenantDirectoryState> directory) : Grain, ITenantDirectoryGrain
{
    /// <inheritdoc/>
    public async Task EnterAsync(string tenant)
    {
        if (directory.State.Tenants.Contains(tenant))
            return;
        directory.State.Tenants.Add(tenant);
        try
        {
            await directory.WriteStateAsync();
        }
        catch
        {
            directory.State.Tenants.Remove(tenant);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<string[]> ListAsync() => Task.FromResult(directory.State.Tenants.ToArray());
}

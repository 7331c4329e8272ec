namespace SocialRec.Grains.Interfaces.Tenants;

/// <summary>All tenants, so that their partitions can be woken when a silo starts; one grain, of the system's own tenant.</summary>
[Alias("ITenantDirectoryGrain")]
public interface ITenantDirectoryGrain : IGrainWithStringKey
{
    /// <summary>The key of the one directory.</summary>
    public const string Key = Identity.GrainKey.SystemTenant + "/tenants";

    /// <summary>Enters a tenant; durable when it returns. Entering it again changes nothing.</summary>
    [Alias("Enter")]
    Task EnterAsync(string tenant);

    /// <summary>All tenants, in the order they were entered.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<string[]> ListAsync();
}

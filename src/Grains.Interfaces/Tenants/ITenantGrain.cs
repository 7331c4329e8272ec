namespace SocialRec.Grains.Interfaces.Tenants;

/// <summary>What is fixed for a tenant when it is first used; key <c>tenant/layout</c>. Callers cache the answer.</summary>
[Alias("ITenantGrain")]
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>The layout, recorded on first use from the silo's options and never changed after.</summary>
    [Alias("GetLayout"), AlwaysInterleave]
    Task<TenantLayout> GetLayoutAsync();
}

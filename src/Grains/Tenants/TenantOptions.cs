using System.ComponentModel.DataAnnotations;
using SocialRec.Grains.Interfaces.Views;

namespace SocialRec.Grains.Tenants;

/// <summary>What a tenant's layout is when it is first used; later changes of these settings leave it as it is.</summary>
public sealed class TenantOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Tenants";

    /// <summary>Log partitions of a new tenant; default 8, from 1 to 1,024. One takes tens of thousands of events a second.</summary>
    [Range(1, 1024, ErrorMessage = "Tenants:Partitions must be 1 to 1024.")]
    public int Partitions { get; set; } = 8;

    /// <summary>Catalog shards of a new tenant; default 8, from 1 to 1,024. One holds hundreds of thousands of items.</summary>
    [Range(1, 1024, ErrorMessage = "Tenants:CatalogShards must be 1 to 1024.")]
    public int CatalogShards { get; set; } = 8;
}

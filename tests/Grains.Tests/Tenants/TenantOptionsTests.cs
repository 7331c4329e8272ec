using SocialRec.Grains.Tenants;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Tenants;

public sealed class TenantOptionsTests
{
    [Fact]
    public void Defaults_Pass() => OptionsCheck.DefaultsPass<TenantOptions>();

    [Fact]
    public void BadValues_AreRefusedByName()
    {
        OptionsCheck.Refuses<TenantOptions>("Tenants:Partitions", options => options.Partitions = 0);
        OptionsCheck.Refuses<TenantOptions>("Tenants:CatalogShards", options => options.CatalogShards = 1025);
    }
}

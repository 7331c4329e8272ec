using SocialRec.Grains.Interfaces.Tenants;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Tenants;

/// <summary>A tenant's layout, once it has one.</summary>
internal sealed class TenantState : ICompactState<TenantState>
{
    public static byte FormatVersion => 1;

    public TenantLayout? Layout { get; set; }

    public void Write(StateWriter writer)
    {
        writer.Count(Layout!.Partitions);
        writer.Count(Layout.CatalogShards);
    }

    public static TenantState Read(ref StateReader reader, byte version) =>
        new() { Layout = new TenantLayout((int)reader.Varint(), (int)reader.Varint()) };
}

using SocialRec.Grains.State;

namespace SocialRec.Grains.Tenants;

/// <summary>The names of all tenants, in the order they were entered: at most 64 bytes each, and tenants are few.</summary>
internal sealed class TenantDirectoryState : ICompactState<TenantDirectoryState>
{
    public static byte FormatVersion => 1;

    public List<string> Tenants { get; init; } = [];

    public void Write(StateWriter writer)
    {
        writer.Count(Tenants.Count);
        foreach (string tenant in Tenants)
            writer.String(tenant);
    }

    public static TenantDirectoryState Read(ref StateReader reader, byte version)
    {
        TenantDirectoryState directory = new();
        for (int n = reader.Count(); n > 0; n--)
            directory.Tenants.Add(reader.String());
        return directory;
    }
}

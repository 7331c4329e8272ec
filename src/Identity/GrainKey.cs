namespace SocialRec.Identity;

/// <summary>The key of every grain, <c>tenant/id</c>: a tenant holds no slash, so the first slash parts the two.</summary>
public static class GrainKey
{
    /// <summary>The tenant of a caller who names none.</summary>
    public const string DefaultTenant = "default";

    /// <summary>The tenant of grains that serve all tenants; no caller can name it.</summary>
    public const string SystemTenant = "_";

    /// <summary>Builds <c>tenant/id</c>.</summary>
    public static string Of(string tenant, string id) => string.Concat(tenant, "/", id);

    /// <summary>Builds <c>tenant/number</c>: a log partition or catalog shard.</summary>
    public static string Of(string tenant, int number) => string.Concat(tenant, "/", number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The part before the first slash.</summary>
    /// <exception cref="FormatException">The key holds no slash.</exception>
    public static string Tenant(string key) => key[..Slash(key)];

    /// <summary>The part after the first slash.</summary>
    /// <exception cref="FormatException">The key holds no slash.</exception>
    public static string Id(string key) => key[(Slash(key) + 1)..];

    private static int Slash(string key)
    {
        int slash = key.IndexOf('/');
        return slash >= 0 ? slash : throw new FormatException($"Grain key '{key}' is not of the form tenant/id.");
    }
}

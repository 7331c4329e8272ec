namespace SocialRec.Grains.Tenants;

/// <summary>
/// Refuses a call from a grain of one tenant to a grain of another. Clients and the engine's own grains belong to no tenant, and what serves all tenants
/// may be called by all.
/// </summary>
internal sealed class TenantIsolationFilter : IIncomingGrainCallFilter
{
    private static ReadOnlySpan<byte> SystemTenant => "_"u8;

    // What the types of clients and of the engine's own grains begin with.
    private static ReadOnlySpan<byte> EnginePrefix => "sys."u8;

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.SourceId is { } source)
            Check(source, context.TargetId);
        return context.Invoke();
    }

    private static void Check(GrainId source, GrainId target)
    {
        ReadOnlySpan<byte> from = Tenant(source), to = Tenant(target);
        if (!from.IsEmpty && !to.IsEmpty && !to.SequenceEqual(SystemTenant) && !from.SequenceEqual(to))
            throw new InvalidOperationException($"Grain {source} called {target}: state never crosses tenants.");
    }

    private static ReadOnlySpan<byte> Tenant(GrainId grain)
    {
        if (grain.Type.AsSpan().StartsWith(EnginePrefix))
            return [];
        ReadOnlySpan<byte> key = grain.Key.AsSpan();
        int slash = key.IndexOf((byte)'/');
        return slash < 0 ? [] : key[..slash];
    }
}

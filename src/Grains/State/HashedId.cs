namespace SocialRec.Grains.State;

/// <summary>An id beside its <see cref="IdHash"/>. One instance serves the states of many grains: take it from <see cref="HashedIds"/>.</summary>
internal sealed class HashedId(string id, ulong hash)
{
    public string Id { get; } = id;

    public ulong Hash { get; } = hash;

    public override string ToString() => Id;
}

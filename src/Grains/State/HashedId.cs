namespace SocialRec.Grains.State;

/// <summary>
/// An id beside its <see cref="IdHash"/>. One instance serves the states of many grains: take it from <see cref="HashedIds"/>.
/// Equal by the id: the pool gives another instance when a colliding id has taken its slot meanwhile.
/// </summary>
internal sealed class HashedId(string id, ulong hash) : IEquatable<HashedId>
{
    public string Id { get; } = id;

    public ulong Hash { get; } = hash;

    public bool Equals(HashedId? other) => ReferenceEquals(this, other) || (other is not null && Hash == other.Hash && Id == other.Id);

    public override bool Equals(object? obj) => Equals(obj as HashedId);

    public override int GetHashCode() => (int)Hash;

    public override string ToString() => Id;
}

using System.Text;

namespace SocialRec.Grains.State;

/// <summary>
/// A bounded, lock-free pool of the ids in use: an id that thousands of users' states name is held, and hashed, once.
/// Direct-mapped: an id that meets another in its slot takes the slot, and states keep the instances they have.
/// </summary>
internal static class HashedIds
{
    private const int Slots = 1 << 16;

    private static readonly HashedId?[] Pool = new HashedId?[Slots];

    public static HashedId Of(string id)
    {
        ref HashedId? slot = ref Pool[string.GetHashCode(id.AsSpan()) & (Slots - 1)];
        HashedId? known = slot;
        return known is not null && known.Id == id ? known : slot = new HashedId(id, IdHash.Of(id));
    }

    /// <summary>The id of these UTF-8 bytes; makes no string where the pool has it.</summary>
    public static HashedId Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > IdRules.MaxBytes)
            return Of(Encoding.UTF8.GetString(utf8));
        Span<char> chars = stackalloc char[IdRules.MaxBytes];
        ReadOnlySpan<char> id = chars[..Encoding.UTF8.GetChars(utf8, chars)];
        ref HashedId? slot = ref Pool[string.GetHashCode(id) & (Slots - 1)];
        HashedId? known = slot;
        return known is not null && id.SequenceEqual(known.Id) ? known : slot = new HashedId(id.ToString(), IdHash.Of(id));
    }
}

namespace Orleans.Serialization;

/// <summary>How the bytes after a field's header are laid out, so that a reader can skip a field it does not know.</summary>
internal enum WireType : byte
{
    /// <summary>One base-128 number.</summary>
    Varint = 0,

    /// <summary>4 bytes.</summary>
    Fixed32 = 1,

    /// <summary>8 bytes.</summary>
    Fixed64 = 2,

    /// <summary>16 bytes.</summary>
    Fixed128 = 3,

    /// <summary>A length, then so many bytes.</summary>
    Bytes = 4,

    /// <summary>Fields until <see cref="FieldHeader.End"/>.</summary>
    Group = 5,

    /// <summary>A type's name, a wire type, then a value of that type.</summary>
    Typed = 6,

    /// <summary>Nothing: the value is null.</summary>
    Null = 7,
}

/// <summary>A field's header is <c>(id + 1) * 8 + wire type</c>; two smaller numbers are marks.</summary>
internal static class FieldHeader
{
    /// <summary>The group ends.</summary>
    public const ulong End = 0;

    /// <summary>The members of the next derived class follow, with ids of their own.</summary>
    public const ulong NextLevel = 1;

    public static ulong Of(uint id, WireType wire) => (((ulong)id + 1) << 3) | (ulong)wire;

    public static (uint Id, WireType Wire) Split(ulong header) => ((uint)((header >> 3) - 1), (WireType)(header & 7));
}

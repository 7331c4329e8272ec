using System.Buffers.Binary;
using System.Text;

namespace SocialRec.Grains.State;

/// <summary>Reads what <see cref="StateWriter"/> wrote. Whatever the bytes are, it ends in a value or an <see cref="InvalidDataException"/>.</summary>
internal ref struct StateReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;
    private List<HashedId>? _ids;

    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>What has not been read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    public byte Byte() => Raw(1)[0];

    public bool Bool() => Byte() switch
    {
        0 => false,
        1 => true,
        _ => throw Corrupt(),
    };

    public ulong Varint()
    {
        ulong value = 0;
        for (int i = 0, shift = 0; i < _rest.Length && shift < 64; i++, shift += 7)
        {
            byte b = _rest[i];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return value;
            }
        }

        throw Corrupt();
    }

    /// <summary>A number of things that each take at least one of the bytes that are left, so a corrupt one cannot ask for more memory than the record has.</summary>
    public int Count()
    {
        ulong count = Varint();
        return count <= (ulong)_rest.Length ? (int)count : throw Corrupt();
    }

    public long Signed()
    {
        ulong folded = Varint();
        return (long)(folded >> 1) ^ -(long)(folded & 1);
    }

    public ulong Fixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Raw(sizeof(ulong)));

    public UInt128 Fixed128() => BinaryPrimitives.ReadUInt128LittleEndian(Raw(16));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Raw(sizeof(double)));

    public float Float() => BinaryPrimitives.ReadSingleLittleEndian(Raw(sizeof(float)));

    public ReadOnlySpan<byte> Bytes() => Raw(Count());

    public ReadOnlySpan<byte> Raw(int length)
    {
        if ((uint)length > (uint)_rest.Length)
            throw Corrupt();
        ReadOnlySpan<byte> bytes = _rest[..length];
        _rest = _rest[length..];
        return bytes;
    }

    public string String() => Encoding.UTF8.GetString(Bytes());

    public string? OptionalString()
    {
        ulong length = Varint();
        return length == 0 ? null : Encoding.UTF8.GetString(Raw(length - 1 <= int.MaxValue ? (int)(length - 1) : -1));
    }

    public HashedId? OptionalId()
    {
        ulong number = Varint();
        if (number == 0)
            return null;
        _ids ??= [];
        if (number <= (ulong)_ids.Count)
            return _ids[(int)number - 1];
        if (number != (ulong)_ids.Count + 1)
            throw Corrupt();
        HashedId id = HashedIds.Of(Bytes());
        _ids.Add(id);
        return id;
    }

    public HashedId Id() => OptionalId() ?? throw Corrupt();

    public ulong[] Hashes()
    {
        var values = new ulong[Count()];
        for (int i = 0; i < values.Length; i++)
            values[i] = Fixed64();
        return values;
    }

    public static InvalidDataException Corrupt() => new("A stored record is cut off or damaged.");
}

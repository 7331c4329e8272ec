using System.Buffers.Binary;
using System.Text;

namespace Orleans.Serialization;

/// <summary>Reads values from a span; what is cut short or nested too deep raises <see cref="SerializerException"/>.</summary>
internal ref struct Reader(ReadOnlySpan<byte> input)
{
    private const int MaxDepth = 256;

    private ReadOnlySpan<byte> _rest = input;
    private int _depth;

    public ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var octet = Octet();
            value |= (ulong)(octet & 0x7F) << shift;
            if (octet < 0x80)
                return value;
        }

        throw new SerializerException("A number is longer than ten bytes.");
    }

    public long Signed()
    {
        var code = Varint();
        return (long)(code >> 1) ^ -(long)(code & 1);
    }

    public uint Fixed32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong Fixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public UInt128 Fixed128() => BinaryPrimitives.ReadUInt128LittleEndian(Take(16));

    public byte Octet() => Take(1)[0];

    public ReadOnlySpan<byte> Bytes()
    {
        var length = Varint();
        return length <= int.MaxValue ? Take((int)length) : throw Truncated();
    }

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public void Enter()
    {
        if (++_depth > MaxDepth)
            throw new SerializerException($"The value is nested deeper than {MaxDepth} levels.");
    }

    public void Leave() => _depth--;

    public void Skip(WireType wire)
    {
        switch (wire)
        {
            case WireType.Varint: Varint(); break;
            case WireType.Fixed32: Take(4); break;
            case WireType.Fixed64: Take(8); break;
            case WireType.Fixed128: Take(16); break;
            case WireType.Bytes: Bytes(); break;
            case WireType.Group: SkipGroup(); break;
            case WireType.Typed: Text(); Skip((WireType)Octet()); break;
            case WireType.Null: break;
            default: throw new SerializerException($"Unknown wire type {wire}.");
        }
    }

    private void SkipGroup()
    {
        Enter();
        for (var header = Varint(); header != FieldHeader.End; header = Varint())
        {
            if (header != FieldHeader.NextLevel)
                Skip(FieldHeader.Split(header).Wire);
        }

        Leave();
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_rest.Length < count)
            throw Truncated();
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private static SerializerException Truncated() => new("The input ends in the middle of a value.");
}

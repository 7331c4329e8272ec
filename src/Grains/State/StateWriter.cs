using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace SocialRec.Grains.State;

/// <summary>
/// Writes the compact form of state: whole numbers as LEB128 varints (signed ones zigzag-folded first), strings as a varint length and UTF-8,
/// hashes and floating-point numbers as fixed little-endian bytes.
/// </summary>
internal sealed class StateWriter
{
    private const int MaxVarintBytes = 10;

    private readonly Dictionary<ulong, int> _ids = [];

    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear()
    {
        Length = 0;
        _ids.Clear();
    }

    /// <summary>Takes back what was written beyond a length.</summary>
    public void Truncate(int length) => Length = length;

    public void Byte(byte value) => Room(1)[0] = value;

    public void Bool(bool value) => Byte(value ? (byte)1 : (byte)0);

    public void Varint(ulong value)
    {
        Span<byte> room = Peek(MaxVarintBytes);
        int n = 0;
        while (value >= 0x80)
        {
            room[n++] = (byte)(value | 0x80);
            value >>= 7;
        }

        room[n++] = (byte)value;
        Length += n;
    }

    public void Count(int value) => Varint((uint)value);

    public void Signed(long value) => Varint((ulong)((value << 1) ^ (value >> 63)));

    public void Fixed64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Room(sizeof(ulong)), value);

    public void Fixed128(UInt128 value) => BinaryPrimitives.WriteUInt128LittleEndian(Room(16), value);

    public void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Room(sizeof(double)), value);

    public void Float(float value) => BinaryPrimitives.WriteSingleLittleEndian(Room(sizeof(float)), value);

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Count(value.Length);
        Raw(value);
    }

    /// <summary>Bytes without their length: what the reader knows otherwise.</summary>
    public void Raw(ReadOnlySpan<byte> value) => value.CopyTo(Room(value.Length));

    public void String(string value)
    {
        int bytes = Encoding.UTF8.GetByteCount(value);
        Count(bytes);
        Encoding.UTF8.GetBytes(value, Room(bytes));
    }

    /// <summary>A string or null: the length is one higher, 0 is null.</summary>
    public void OptionalString(string? value)
    {
        if (value is null)
        {
            Byte(0);
            return;
        }

        int bytes = Encoding.UTF8.GetByteCount(value);
        Count(bytes + 1);
        Encoding.UTF8.GetBytes(value, Room(bytes));
    }

    /// <summary>An id or null by its number within the record, 0 for null; the id itself follows where its number is new.</summary>
    public void Id(HashedId? id)
    {
        if (id is null)
        {
            Byte(0);
        }
        else if (_ids.TryGetValue(id.Hash, out int number))
        {
            Count(number);
        }
        else
        {
            _ids.Add(id.Hash, _ids.Count + 1);
            Count(_ids.Count);
            String(id.Id);
        }
    }

    public void Hashes(ReadOnlySpan<ulong> values)
    {
        Count(values.Length);
        foreach (ulong value in values)
            Fixed64(value);
    }

    private Span<byte> Room(int bytes)
    {
        Span<byte> room = Peek(bytes)[..bytes];
        Length += bytes;
        return room;
    }

    private Span<byte> Peek(int bytes)
    {
        if (_bytes.Length - Length < bytes)
            Array.Resize(ref _bytes, (int)BitOperations.RoundUpToPowerOf2((uint)(Length + bytes)));
        return _bytes.AsSpan(Length);
    }
}

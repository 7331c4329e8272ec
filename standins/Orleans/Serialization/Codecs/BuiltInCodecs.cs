using System.Globalization;
using System.Net;
using System.Numerics;
using Orleans.Runtime;

namespace Orleans.Serialization.Codecs;

/// <summary>The simple types that need no attribute.</summary>
internal static class BuiltInCodecs
{
    public static Dictionary<Type, Codec> All { get; } = new()
    {
        [typeof(bool)] = Unsigned(value => value ? 1UL : 0, code => code != 0),
        [typeof(byte)] = Unsigned<byte>(value => value, code => (byte)code),
        [typeof(ushort)] = Unsigned<ushort>(value => value, code => (ushort)code),
        [typeof(uint)] = Unsigned<uint>(value => value, code => (uint)code),
        [typeof(ulong)] = Unsigned<ulong>(value => value, code => code),
        [typeof(char)] = Unsigned<char>(value => value, code => (char)code),
        [typeof(sbyte)] = Signed<sbyte>(value => value, code => (sbyte)code),
        [typeof(short)] = Signed<short>(value => value, code => (short)code),
        [typeof(int)] = Signed<int>(value => value, code => (int)code),
        [typeof(long)] = Signed<long>(value => value, code => code),
        [typeof(TimeSpan)] = Signed(value => value.Ticks, code => new TimeSpan(code)),
        [typeof(DateOnly)] = Signed(value => value.DayNumber, code => DateOnly.FromDayNumber((int)code)),
        [typeof(TimeOnly)] = Signed(value => value.Ticks, code => new TimeOnly(code)),
        [typeof(Half)] = Unsigned(value => BitConverter.HalfToUInt16Bits(value), code => BitConverter.UInt16BitsToHalf((ushort)code)),
        [typeof(float)] = new ImmutableCodec<float>(WireType.Fixed32, (w, v) => w.Fixed32(BitConverter.SingleToUInt32Bits(v)), (ref r) => BitConverter.UInt32BitsToSingle(r.Fixed32())),
        [typeof(double)] = new ImmutableCodec<double>(WireType.Fixed64, (w, v) => w.Fixed64(BitConverter.DoubleToUInt64Bits(v)), (ref r) => BitConverter.UInt64BitsToDouble(r.Fixed64())),
        [typeof(DateTime)] = new ImmutableCodec<DateTime>(WireType.Fixed64, (w, v) => w.Fixed64((ulong)v.ToBinary()), (ref r) => DateTime.FromBinary((long)r.Fixed64())),
        [typeof(DateTimeOffset)] = Wide(
            value => new UInt128((ulong)value.Offset.Ticks, (ulong)value.Ticks),
            code => new DateTimeOffset((long)(ulong)code, new TimeSpan((long)(ulong)(code >> 64)))),
        [typeof(Guid)] = Wide(value => ReadWide(value.ToByteArray()), code => new Guid(WideBytes(code))),
        [typeof(decimal)] = Wide(ToWide, FromWide),
        [typeof(Int128)] = Wide(value => (UInt128)value, code => (Int128)code),
        [typeof(UInt128)] = Wide(value => value, code => code),
        [typeof(string)] = Text(value => value, text => text),
        [typeof(Uri)] = Text(value => value.OriginalString, text => new Uri(text, UriKind.RelativeOrAbsolute)),
        [typeof(Version)] = Text(value => value.ToString(), Version.Parse),
        [typeof(CultureInfo)] = Text(value => value.Name, CultureInfo.GetCultureInfo),
        [typeof(Type)] = Text(TypeNames.Encode, TypeNames.Decode),
        [typeof(GrainId)] = Text(value => value.ToString(), GrainId.Parse),
        [typeof(GrainType)] = Text(value => value.ToString(), GrainType.Create),
        [typeof(IdSpan)] = Text(value => value.ToString(), IdSpan.Create),
        [typeof(GrainInterfaceType)] = Text(value => value.ToString(), GrainInterfaceType.Create),
        [typeof(IPAddress)] = Text(value => value.ToString(), IPAddress.Parse),
        [typeof(IPEndPoint)] = Text(value => value.ToString(), IPEndPoint.Parse),
        [typeof(SiloAddress)] = Text(
            value => value.ToParsableString(),
            text => SiloAddress.New(IPEndPoint.Parse(text[..text.IndexOf('@')]), int.Parse(text[(text.IndexOf('@') + 1)..], CultureInfo.InvariantCulture))),
        [typeof(BigInteger)] = Octets(value => value.ToByteArray(), bytes => new BigInteger(bytes)),
        [typeof(BinaryData)] = Octets(value => value.ToArray(), bytes => BinaryData.FromBytes(bytes)),
        [typeof(ReadOnlyMemory<byte>)] = Octets<ReadOnlyMemory<byte>>(value => value.ToArray(), bytes => bytes),
        // A token crosses beside the request, not in it.
        [typeof(CancellationToken)] = new ImmutableCodec<CancellationToken>(WireType.Null, (_, _) => { }, (ref _) => default),
    };

    private static ImmutableCodec<T> Unsigned<T>(Func<T, ulong> encode, Func<ulong, T> decode) =>
        new(WireType.Varint, (w, v) => w.Varint(encode(v)), (ref r) => decode(r.Varint()));

    private static ImmutableCodec<T> Signed<T>(Func<T, long> encode, Func<long, T> decode) =>
        new(WireType.Varint, (w, v) => w.Signed(encode(v)), (ref r) => decode(r.Signed()));

    private static ImmutableCodec<T> Wide<T>(Func<T, UInt128> encode, Func<UInt128, T> decode) =>
        new(WireType.Fixed128, (w, v) => w.Fixed128(encode(v)), (ref r) => decode(r.Fixed128()));

    private static ImmutableCodec<T> Text<T>(Func<T, string> encode, Func<string, T> decode) =>
        new(WireType.Bytes, (w, v) => w.Text(encode(v)), (ref r) => decode(r.Text()));

    private static ImmutableCodec<T> Octets<T>(Func<T, byte[]> encode, Func<byte[], T> decode) =>
        new(WireType.Bytes, (w, v) => w.Bytes(encode(v)), (ref r) => decode(r.Bytes().ToArray()));

    private static UInt128 ReadWide(byte[] bytes) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(bytes);

    private static byte[] WideBytes(UInt128 code)
    {
        var bytes = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128LittleEndian(bytes, code);
        return bytes;
    }

    private static UInt128 ToWide(decimal value)
    {
        var bits = decimal.GetBits(value);
        return new UInt128(((ulong)(uint)bits[3] << 32) | (uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
    }

    private static decimal FromWide(UInt128 code)
    {
        ulong high = (ulong)(code >> 64), low = (ulong)code;
        return new decimal([(int)low, (int)(low >> 32), (int)high, (int)(high >> 32)]);
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Orleans.Runtime;

namespace Orleans.Serialization.Codecs;

/// <summary>An enum, as its number.</summary>
internal sealed class EnumCodec<T> : Codec<T> where T : struct, Enum
{
    public override bool IsImmutable => true;

    public override T Copy(T value) => value;

    public override WireType WireOf(T value) => WireType.Varint;

    public override void Write(Writer writer, T value) => writer.Signed(ToNumber(value));

    public override T Read(ref Reader reader, WireType wire) => wire == WireType.Varint ? FromNumber(reader.Signed()) : throw Mismatch(wire);

    private static long ToNumber(T value) => Unsafe.SizeOf<T>() switch
    {
        1 => Unsafe.As<T, sbyte>(ref value),
        2 => Unsafe.As<T, short>(ref value),
        4 => Unsafe.As<T, int>(ref value),
        _ => Unsafe.As<T, long>(ref value),
    };

    private static T FromNumber(long number)
    {
        // Little-endian: the low bytes of the number are the enum.
        return Unsafe.As<long, T>(ref number);
    }
}

/// <summary>A nullable struct.</summary>
internal sealed class NullableCodec<T> : Codec<T?> where T : struct
{
    public override bool IsImmutable => CodecOf<T>.Value.IsImmutable;

    public override T? Copy(T? value) => value is { } some ? CodecOf<T>.Copy(some) : null;

    public override WireType WireOf(T? value) => value is { } some ? CodecOf<T>.Value.WireOf(some) : WireType.Null;

    public override void Write(Writer writer, T? value)
    {
        if (value is { } some)
            CodecOf<T>.Value.Write(writer, some);
    }

    public override T? Read(ref Reader reader, WireType wire) => wire == WireType.Null ? null : CodecOf<T>.Value.Read(ref reader, wire);
}

/// <summary>An array of numbers, as one block of bytes.</summary>
internal sealed class PrimitiveArrayCodec<T> : Codec<T[]?> where T : unmanaged
{
    public override bool IsImmutable => false;

    public override T[]? Copy(T[]? value) => (T[]?)value?.Clone();

    public override WireType WireOf(T[]? value) => value is null ? WireType.Null : WireType.Bytes;

    public override void Write(Writer writer, T[]? value)
    {
        if (value is not null)
            writer.Bytes(MemoryMarshal.AsBytes(value.AsSpan()));
    }

    public override T[]? Read(ref Reader reader, WireType wire) => wire switch
    {
        WireType.Null => null,
        WireType.Bytes => MemoryMarshal.Cast<byte, T>(reader.Bytes()).ToArray(),
        _ => throw Mismatch(wire),
    };
}

/// <summary>A reference to a grain; a grain itself crosses as the reference to it.</summary>
internal sealed class GrainReferenceCodec<T> : Codec<T?> where T : class
{
    public override bool IsImmutable => false;

    public override T? Copy(T? value) => value is null or GrainReference ? value : (T)((IAddressable)value).AsReference(typeof(T));

    public override WireType WireOf(T? value) => value is null ? WireType.Null : WireType.Bytes;

    public override void Write(Writer writer, T? value)
    {
        if (value is not null)
            writer.Text(((IAddressable)value).GetGrainId().ToString());
    }

    public override T? Read(ref Reader reader, WireType wire)
    {
        if (wire == WireType.Null)
            return null;
        var id = GrainId.Parse(reader.Text());
        var factory = RuntimeContext.Current?.ActivationServices.GetService(typeof(IGrainFactory)) as IGrainFactory
            ?? throw new SerializerException("A grain reference can only be read within a grain.");
        return (T)factory.GetGrain(typeof(T), id.Key);
    }
}

/// <summary>An exception: shared within a process as real Orleans does within a silo; stored as its message.</summary>
internal sealed class ExceptionCodec<T> : Codec<T?> where T : Exception
{
    public override bool IsImmutable => true;

    public override T? Copy(T? value) => value;

    public override WireType WireOf(T? value) => value is null ? WireType.Null : WireType.Bytes;

    public override void Write(Writer writer, T? value)
    {
        if (value is not null)
            writer.Text(value.Message);
    }

    public override T? Read(ref Reader reader, WireType wire) =>
        wire == WireType.Null ? null : (T)Activator.CreateInstance(typeof(T), reader.Text())!;
}

using System.Buffers;
using Orleans.Serialization.Codecs;

namespace Orleans.Serialization;

/// <summary>Encodes values by their members' ids; a reader skips ids it does not know.</summary>
public sealed class Serializer
{
    public byte[] SerializeToArray<T>(T? value)
    {
        using var writer = Encode(value);
        return writer.Written.ToArray();
    }

    public void Serialize<T, TBufferWriter>(T? value, TBufferWriter destination) where TBufferWriter : IBufferWriter<byte>
    {
        using var writer = Encode(value);
        destination.Write(writer.Written);
    }

    public void Serialize<T>(T? value, Stream destination, int sizeHint = 0)
    {
        using var writer = Encode(value);
        destination.Write(writer.Written);
    }

    public T? Deserialize<T>(byte[] source) => Deserialize<T>(source.AsSpan());

    public T? Deserialize<T>(ReadOnlyMemory<byte> source) => Deserialize<T>(source.Span);

    public T? Deserialize<T>(ReadOnlySequence<byte> source) => Deserialize<T>(source.ToArray());

    public T? Deserialize<T>(ReadOnlySpan<byte> source)
    {
        var reader = new Reader(source);
        return CodecOf<T>.Value.Read(ref reader, (WireType)reader.Octet());
    }

    public T? Deserialize<T>(Stream source)
    {
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return Deserialize<T>(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static Writer Encode<T>(T? value)
    {
        var (writer, codec) = (new Writer(), CodecOf<T>.Value);
        writer.Octet((byte)codec.WireOf(value!));
        codec.Write(writer, value!);
        return writer;
    }
}

/// <summary><see cref="Serializer"/> for one type.</summary>
public sealed class Serializer<T>(Serializer serializer)
{
    public byte[] SerializeToArray(T? value) => serializer.SerializeToArray(value);

    public void Serialize<TBufferWriter>(T? value, TBufferWriter destination) where TBufferWriter : IBufferWriter<byte> => serializer.Serialize(value, destination);

    public T? Deserialize(byte[] source) => serializer.Deserialize<T>(source);

    public T? Deserialize(ReadOnlyMemory<byte> source) => serializer.Deserialize<T>(source);

    public T? Deserialize(ReadOnlySpan<byte> source) => serializer.Deserialize<T>(source);
}

/// <summary>Copies values as they are copied between grains.</summary>
public sealed class DeepCopier
{
    public T Copy<T>(T value) => CodecOf<T>.Copy(value);
}

/// <summary><see cref="DeepCopier"/> for one type.</summary>
public sealed class DeepCopier<T>
{
    public T Copy(T value) => CodecOf<T>.Copy(value);
}

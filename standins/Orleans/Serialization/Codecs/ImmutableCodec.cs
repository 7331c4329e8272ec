namespace Orleans.Serialization.Codecs;

/// <summary>Reads what follows a header.</summary>
internal delegate T ReadValue<out T>(ref Reader reader);

/// <summary>A type whose values are never changed and are written with one wire type.</summary>
internal sealed class ImmutableCodec<T>(WireType wireType, Action<Writer, T> write, ReadValue<T> read) : Codec<T>
{
    public override bool IsImmutable => true;

    public override T Copy(T value) => value;

    public override WireType WireOf(T value) => value is null ? WireType.Null : wireType;

    public override void Write(Writer writer, T value)
    {
        if (value is not null)
            write(writer, value);
    }

    public override T Read(ref Reader reader, WireType wire) =>
        wire == wireType ? read(ref reader) : wire == WireType.Null ? default! : throw Mismatch(wire);
}

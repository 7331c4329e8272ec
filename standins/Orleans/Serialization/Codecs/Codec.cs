namespace Orleans.Serialization.Codecs;

/// <summary>Copies, writes and reads values of one type, seen as objects.</summary>
internal abstract class Codec
{
    /// <summary>Values are never changed, so a copy is the value itself.</summary>
    public abstract bool IsImmutable { get; }

    public abstract object? CopyObject(object value);

    public abstract WireType WireOfObject(object value);

    public abstract void WriteObject(Writer writer, object value);

    public abstract object? ReadObject(ref Reader reader, WireType wire);
}

/// <summary>Copies, writes and reads values of one type.</summary>
internal abstract class Codec<T> : Codec
{
    public abstract T Copy(T value);

    /// <summary>The wire type that this value will be written with.</summary>
    public abstract WireType WireOf(T value);

    /// <summary>Writes what follows the header.</summary>
    public abstract void Write(Writer writer, T value);

    /// <summary>Reads what follows a header with this wire type.</summary>
    public abstract T Read(ref Reader reader, WireType wire);

    public sealed override object? CopyObject(object value) => Copy((T)value);

    public sealed override WireType WireOfObject(object value) => WireOf((T)value);

    public sealed override void WriteObject(Writer writer, object value) => Write(writer, (T)value);

    public sealed override object? ReadObject(ref Reader reader, WireType wire) => Read(ref reader, wire);

    protected static SerializerException Mismatch(WireType wire) => new($"A value of type {typeof(T)} cannot be read from wire type {wire}.");
}

/// <summary>The codec of a type, found once.</summary>
internal static class CodecOf<T>
{
    private static Codec<T>? _value;

    // Not a static initializer: a missing codec must raise CodecNotFoundException each time, not TypeInitializationException.
    public static Codec<T> Value => _value ??= (Codec<T>)Codecs.Of(typeof(T));

    public static T Copy(T value)
    {
        var codec = Value;
        return codec.IsImmutable ? value : codec.Copy(value);
    }
}

namespace Orleans.Serialization.Codecs;

/// <summary>An interface, an abstract class or <c>object</c>: the value's own type says how it is copied and is written beside it.</summary>
internal sealed class PolymorphicCodec<T> : Codec<T?>
{
    // A collection of a type that has no codec, such as one the compiler made up for an expression, crosses as a list, set or dictionary.
    private readonly Func<object, object>? _substitute = CollectionInterfaces.SubstituteFor(typeof(T));

    public override bool IsImmutable => false;

    public override T? Copy(T? value)
    {
        if (value is null || value.GetType() == typeof(object))
            return value;
        var known = Known(value);
        var codec = Codecs.Of(known.GetType());
        return codec.IsImmutable ? (T)known : (T?)codec.CopyObject(known);
    }

    public override WireType WireOf(T? value) => value is null ? WireType.Null : WireType.Typed;

    public override void Write(Writer writer, T? value)
    {
        if (value is not null)
            Typed.Write(writer, Known(value));
    }

    public override T? Read(ref Reader reader, WireType wire) => wire switch
    {
        WireType.Null => default,
        WireType.Typed => (T?)Typed.Read(ref reader),
        _ => throw Mismatch(wire),
    };

    private object Known(object value) => _substitute is null || Codecs.Has(value.GetType()) ? value : _substitute(value);
}

/// <summary>A class that others may derive from: written plainly as itself, and with its type's name when it is derived.</summary>
internal sealed class OpenClassCodec<T> : Codec<T?> where T : class
{
    private readonly ObjectCodec<T> _own = new();

    public override bool IsImmutable => false;

    public override T? Copy(T? value)
    {
        if (value is null)
            return null;
        if (value.GetType() == typeof(T))
            return _own.IsImmutable ? value : _own.Copy(value);
        var codec = Codecs.Of(value.GetType());
        return codec.IsImmutable ? value : (T?)codec.CopyObject(value);
    }

    public override WireType WireOf(T? value) => value is null ? WireType.Null : value.GetType() == typeof(T) ? WireType.Group : WireType.Typed;

    public override void Write(Writer writer, T? value)
    {
        if (value is null)
            return;
        if (value.GetType() == typeof(T))
            _own.Write(writer, value);
        else
            Typed.Write(writer, value);
    }

    public override T? Read(ref Reader reader, WireType wire) => wire == WireType.Typed ? (T?)Typed.Read(ref reader) : _own.Read(ref reader, wire);
}

/// <summary>A value with the name of its type before it.</summary>
internal static class Typed
{
    public static void Write(Writer writer, object value)
    {
        var codec = Codecs.Of(value.GetType());
        writer.Text(TypeNames.Encode(value.GetType()));
        writer.Octet((byte)codec.WireOfObject(value));
        codec.WriteObject(writer, value);
    }

    public static object? Read(ref Reader reader)
    {
        var codec = Codecs.Of(TypeNames.Decode(reader.Text()));
        return codec.ReadObject(ref reader, (WireType)reader.Octet());
    }
}

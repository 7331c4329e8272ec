using System.Reflection;
using Orleans.Storage;

namespace SocialRec.Grains.State;

/// <summary>
/// The serializer that every storage provider of a silo uses: types of <see cref="ICompactState{TSelf}"/> in their own compact form,
/// all others by the one given.
/// </summary>
internal sealed class CompactStateSerializer(IGrainStorageSerializer others) : IGrainStorageSerializer
{
    [ThreadStatic]
    private static StateWriter? _writer;

    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input)
    {
        if (input is null || Codec<T>.Instance is not { } codec)
            return others.Serialize(input);
        StateWriter writer = _writer ??= new StateWriter();
        writer.Clear();
        codec.Write(writer, input);
        return new BinaryData(writer.Written.ToArray());
    }

    /// <inheritdoc/>
    public T? Deserialize<T>(BinaryData input) =>
        Codec<T>.Instance is { } codec ? codec.Read(input.ToMemory().Span) : others.Deserialize<T>(input);

    private abstract class Codec<T>
    {
        /// <summary>Null where the type has no compact form.</summary>
        public static readonly Codec<T>? Instance = Find();

        public abstract void Write(StateWriter writer, T state);

        public abstract T Read(ReadOnlySpan<byte> bytes);

        // The constraint of ICompactState cannot be stated on the interface's method, so the bridge is closed over the type once.
        private static Codec<T>? Find() =>
            typeof(T).GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICompactState<>) && i.GenericTypeArguments[0] == typeof(T))
                ? (Codec<T>)Activator.CreateInstance(typeof(CompactCodec<>).MakeGenericType(typeof(T)), BindingFlags.Instance | BindingFlags.Public, null, null, null)!
                : null;
    }

    private sealed class CompactCodec<T> : Codec<T>
        where T : ICompactState<T>
    {
        public override void Write(StateWriter writer, T state)
        {
            writer.Byte(T.FormatVersion);
            state.Write(writer);
        }

        public override T Read(ReadOnlySpan<byte> bytes)
        {
            StateReader reader = new(bytes);
            byte version = reader.Byte();
            if (version == 0 || version > T.FormatVersion)
                throw new InvalidDataException($"A stored {typeof(T).Name} has format {version}; this build reads formats 1 to {T.FormatVersion}. Run the newer build again.");
            return T.Read(ref reader, version);
        }
    }
}

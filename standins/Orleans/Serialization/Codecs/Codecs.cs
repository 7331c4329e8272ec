using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Serialization.Codecs;

/// <summary>Finds the codec of a type, as real Orleans would: built-in types, collections, and types marked <see cref="GenerateSerializerAttribute"/>.</summary>
internal static class Codecs
{
    private static readonly ConcurrentDictionary<Type, Codec> Known = new(BuiltInCodecs.All);

    private static readonly Dictionary<Type, Type> Collections = new()
    {
        [typeof(List<>)] = typeof(ListCodec<>),
        [typeof(HashSet<>)] = typeof(HashSetCodec<>),
        [typeof(SortedSet<>)] = typeof(SortedSetCodec<>),
        [typeof(Queue<>)] = typeof(QueueCodec<>),
        [typeof(Stack<>)] = typeof(StackCodec<>),
        [typeof(ReadOnlyCollection<>)] = typeof(ReadOnlyCollectionCodec<>),
        [typeof(Dictionary<,>)] = typeof(DictionaryCodec<,>),
        [typeof(SortedDictionary<,>)] = typeof(SortedDictionaryCodec<,>),
        [typeof(ConcurrentDictionary<,>)] = typeof(ConcurrentDictionaryCodec<,>),
        [typeof(ImmutableArray<>)] = typeof(ImmutableArrayCodec<>),
        [typeof(ImmutableList<>)] = typeof(ImmutableListCodec<>),
        [typeof(ImmutableHashSet<>)] = typeof(ImmutableHashSetCodec<>),
        [typeof(ImmutableDictionary<,>)] = typeof(ImmutableDictionaryCodec<,>),
        [typeof(ImmutableSortedDictionary<,>)] = typeof(ImmutableSortedDictionaryCodec<,>),
        [typeof(Nullable<>)] = typeof(NullableCodec<>),
    };

    public static Codec Of(Type type) => Known.GetOrAdd(type, static type =>
        TryCreate(type) ?? throw new CodecNotFoundException($"Could not find a codec or copier for type {type}. Mark it [GenerateSerializer], with [Id] on its members."));

    public static bool Has(Type type) => Known.ContainsKey(type) || TryCreate(type) is not null;

    private static Codec? TryCreate(Type type)
    {
        if (type.IsEnum)
            return Make(typeof(EnumCodec<>), type);
        if (type.IsSZArray)
            return Make(IsPrimitive(type.GetElementType()!) ? typeof(PrimitiveArrayCodec<>) : typeof(ArrayCodec<>), type.GetElementType()!);
        if (type.IsGenericType && Collections.TryGetValue(type.GetGenericTypeDefinition(), out var collection))
            return Make(collection, type.GetGenericArguments());
        if (Members.IsTuple(type))
            return Make(typeof(ObjectCodec<>), type);
        if (typeof(IAddressable).IsAssignableFrom(type))
            return Make(typeof(GrainReferenceCodec<>), type);
        if (typeof(Exception).IsAssignableFrom(type))
            return Make(typeof(ExceptionCodec<>), type);
        if (type.IsInterface || type.IsAbstract || type == typeof(object))
            return Make(typeof(PolymorphicCodec<>), type);
        if (type.GetCustomAttribute<GenerateSerializerAttribute>(false) is not null)
            return Make(type.IsSealed || type.IsValueType ? typeof(ObjectCodec<>) : typeof(OpenClassCodec<>), type);
        return null;
    }

    private static Codec Make(Type codec, params Type[] arguments) => (Codec)Activator.CreateInstance(codec.MakeGenericType(arguments), nonPublic: true)!;

    private static bool IsPrimitive(Type type) => type.IsPrimitive && type != typeof(IntPtr) && type != typeof(UIntPtr);
}

using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Orleans.Serialization.Codecs;

internal sealed class DictionaryCodec<TKey, TValue> : CollectionCodec<Dictionary<TKey, TValue>, KeyValuePair<TKey, TValue>> where TKey : notnull
{
    protected override Dictionary<TKey, TValue> CopyElements(Dictionary<TKey, TValue> value)
    {
        var (keys, values) = (CodecOf<TKey>.Value, CodecOf<TValue>.Value);
        if (keys.IsImmutable && values.IsImmutable)
            return new(value, value.Comparer);
        var copy = new Dictionary<TKey, TValue>(value.Count, value.Comparer);
        foreach (var (key, element) in value)
            copy.Add(keys.Copy(key), values.Copy(element));
        return copy;
    }

    protected override Dictionary<TKey, TValue> FromList(List<KeyValuePair<TKey, TValue>> elements) => new(elements);
}

internal sealed class SortedDictionaryCodec<TKey, TValue> : CollectionCodec<SortedDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>> where TKey : notnull
{
    protected override SortedDictionary<TKey, TValue> CopyElements(SortedDictionary<TKey, TValue> value) => Add(new(value.Comparer), Copies(value));

    protected override SortedDictionary<TKey, TValue> FromList(List<KeyValuePair<TKey, TValue>> elements) => Add([], elements);

    private static SortedDictionary<TKey, TValue> Add(SortedDictionary<TKey, TValue> target, IEnumerable<KeyValuePair<TKey, TValue>> elements)
    {
        foreach (var (key, element) in elements)
            target.Add(key, element);
        return target;
    }
}

internal sealed class ConcurrentDictionaryCodec<TKey, TValue> : CollectionCodec<ConcurrentDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>> where TKey : notnull
{
    protected override ConcurrentDictionary<TKey, TValue> CopyElements(ConcurrentDictionary<TKey, TValue> value) => new(Copies(value), value.Comparer);

    protected override ConcurrentDictionary<TKey, TValue> FromList(List<KeyValuePair<TKey, TValue>> elements) => new(elements);
}

internal sealed class ImmutableDictionaryCodec<TKey, TValue> : CollectionCodec<ImmutableDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>> where TKey : notnull
{
    public override bool IsImmutable => CodecOf<TKey>.Value.IsImmutable && CodecOf<TValue>.Value.IsImmutable;

    protected override ImmutableDictionary<TKey, TValue> CopyElements(ImmutableDictionary<TKey, TValue> value) =>
        ImmutableDictionary.CreateRange(value.KeyComparer, Copies(value));

    protected override ImmutableDictionary<TKey, TValue> FromList(List<KeyValuePair<TKey, TValue>> elements) => ImmutableDictionary.CreateRange(elements);
}

internal sealed class ImmutableSortedDictionaryCodec<TKey, TValue> : CollectionCodec<ImmutableSortedDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>> where TKey : notnull
{
    public override bool IsImmutable => CodecOf<TKey>.Value.IsImmutable && CodecOf<TValue>.Value.IsImmutable;

    protected override ImmutableSortedDictionary<TKey, TValue> CopyElements(ImmutableSortedDictionary<TKey, TValue> value) =>
        ImmutableSortedDictionary.CreateRange(value.KeyComparer, Copies(value));

    protected override ImmutableSortedDictionary<TKey, TValue> FromList(List<KeyValuePair<TKey, TValue>> elements) => ImmutableSortedDictionary.CreateRange(elements);
}

using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace Orleans.Serialization.Codecs;

internal sealed class ListCodec<T> : CollectionCodec<List<T>, T>
{
    protected override List<T> CopyElements(List<T> value)
    {
        var codec = CodecOf<T>.Value;
        if (codec.IsImmutable)
            return [.. value];
        var copy = new List<T>(value.Count);
        foreach (var element in value)
            copy.Add(codec.Copy(element));
        return copy;
    }

    protected override List<T> FromList(List<T> elements) => elements;
}

internal sealed class ArrayCodec<T> : CollectionCodec<T[], T>
{
    protected override T[] CopyElements(T[] value)
    {
        var codec = CodecOf<T>.Value;
        var copy = (T[])value.Clone();
        if (!codec.IsImmutable)
        {
            for (var i = 0; i < copy.Length; i++)
                copy[i] = codec.Copy(copy[i]);
        }

        return copy;
    }

    protected override T[] FromList(List<T> elements) => [.. elements];
}

internal sealed class HashSetCodec<T> : CollectionCodec<HashSet<T>, T>
{
    protected override HashSet<T> CopyElements(HashSet<T> value) => new(Copies(value), value.Comparer);

    protected override HashSet<T> FromList(List<T> elements) => [.. elements];
}

internal sealed class SortedSetCodec<T> : CollectionCodec<SortedSet<T>, T>
{
    protected override SortedSet<T> CopyElements(SortedSet<T> value) => new(Copies(value), value.Comparer);

    protected override SortedSet<T> FromList(List<T> elements) => [.. elements];
}

internal sealed class QueueCodec<T> : CollectionCodec<Queue<T>, T>
{
    protected override Queue<T> CopyElements(Queue<T> value) => new(Copies(value));

    protected override Queue<T> FromList(List<T> elements) => new(elements);
}

internal sealed class StackCodec<T> : CollectionCodec<Stack<T>, T>
{
    // A stack enumerates from its top and is built from its bottom.
    protected override Stack<T> CopyElements(Stack<T> value) => new(Copies(value).Reverse());

    protected override Stack<T> FromList(List<T> elements) => new(Enumerable.Reverse(elements));
}

internal sealed class ReadOnlyCollectionCodec<T> : CollectionCodec<ReadOnlyCollection<T>, T>
{
    protected override ReadOnlyCollection<T> CopyElements(ReadOnlyCollection<T> value) => new([.. Copies(value)]);

    protected override ReadOnlyCollection<T> FromList(List<T> elements) => new(elements);
}

internal sealed class ImmutableArrayCodec<T> : CollectionCodec<ImmutableArray<T>, T>
{
    public override bool IsImmutable => CodecOf<T>.Value.IsImmutable;

    protected override bool IsNull(ImmutableArray<T> value) => value.IsDefault;

    protected override int CountOf(ImmutableArray<T> value) => value.Length;

    protected override ImmutableArray<T> CopyElements(ImmutableArray<T> value) => [.. Copies(value)];

    protected override ImmutableArray<T> FromList(List<T> elements) => [.. elements];
}

internal sealed class ImmutableListCodec<T> : CollectionCodec<ImmutableList<T>, T>
{
    public override bool IsImmutable => CodecOf<T>.Value.IsImmutable;

    protected override ImmutableList<T> CopyElements(ImmutableList<T> value) => [.. Copies(value)];

    protected override ImmutableList<T> FromList(List<T> elements) => [.. elements];
}

internal sealed class ImmutableHashSetCodec<T> : CollectionCodec<ImmutableHashSet<T>, T>
{
    public override bool IsImmutable => CodecOf<T>.Value.IsImmutable;

    protected override ImmutableHashSet<T> CopyElements(ImmutableHashSet<T> value) => ImmutableHashSet.CreateRange(value.KeyComparer, Copies(value));

    protected override ImmutableHashSet<T> FromList(List<T> elements) => [.. elements];
}

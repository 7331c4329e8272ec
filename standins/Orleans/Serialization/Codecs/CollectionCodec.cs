namespace Orleans.Serialization.Codecs;

/// <summary>
/// A collection: a group with its count as field 0 and each element as a field 1. Subclasses make the copy and the empty result.
/// </summary>
internal abstract class CollectionCodec<TCollection, TElement> : Codec<TCollection?> where TCollection : IEnumerable<TElement>
{
    private const uint CountId = 0;
    private const uint ElementId = 1;

    // A count from a file is only a hint: it must not make the reader allocate what the input cannot hold.
    private const int MaxHint = 4096;

    public override bool IsImmutable => false;

    public override TCollection? Copy(TCollection? value) => IsNull(value) ? value : CopyElements(value!);

    public override WireType WireOf(TCollection? value) => IsNull(value) ? WireType.Null : WireType.Group;

    public override void Write(Writer writer, TCollection? value)
    {
        if (IsNull(value))
            return;
        var codec = CodecOf<TElement>.Value;
        writer.Header(CountId, WireType.Varint);
        writer.Varint((ulong)CountOf(value!));
        foreach (var element in value!)
        {
            writer.Header(ElementId, codec.WireOf(element));
            codec.Write(writer, element);
        }

        writer.Mark(FieldHeader.End);
    }

    public override TCollection? Read(ref Reader reader, WireType wire)
    {
        if (wire == WireType.Null)
            return default;
        if (wire != WireType.Group)
            throw Mismatch(wire);
        var codec = CodecOf<TElement>.Value;
        var elements = new List<TElement>();
        reader.Enter();
        for (var header = reader.Varint(); header != FieldHeader.End; header = reader.Varint())
        {
            var (id, fieldWire) = FieldHeader.Split(header);
            if (id == ElementId)
                elements.Add(codec.Read(ref reader, fieldWire));
            else if (id == CountId && fieldWire == WireType.Varint)
                elements.Capacity = Math.Max(elements.Capacity, (int)Math.Min(reader.Varint(), MaxHint));
            else
                reader.Skip(fieldWire);
        }

        reader.Leave();
        return FromList(elements);
    }

    protected static IEnumerable<TElement> Copies(IEnumerable<TElement> elements)
    {
        var codec = CodecOf<TElement>.Value;
        return codec.IsImmutable ? elements : elements.Select(codec.Copy);
    }

    protected virtual bool IsNull(TCollection? value) => value is null;

    protected virtual int CountOf(TCollection value) => value.Count();

    protected abstract TCollection CopyElements(TCollection value);

    protected abstract TCollection FromList(List<TElement> elements);
}

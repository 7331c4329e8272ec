namespace Microsoft.ML.OnnxRuntime.Native;

/// <summary>The inputs, or the outputs, of a session: names in order, also in native memory, and what the model says of them.</summary>
internal sealed class NodeTable : IDisposable
{
    private readonly NativeNames _names;
    private readonly Dictionary<string, nint> _pointers = [];
    private readonly Dictionary<string, NodeMetadata> _metadata = [];

    public NodeTable(nint session, ApiSlot getCount, ApiSlot getName, ApiSlot getType)
    {
        var allocator = Api.Get(ApiSlot.GetAllocatorWithDefaultOptions);
        var names = new string[(int)Api.Get(getCount, session)];
        for (var i = 0; i < names.Length; i++)
        {
            var name = Api.Get(getName, session, i, allocator);
            names[i] = Api.Text(name);
            Api.Call(ApiSlot.AllocatorFree, allocator, name);
            _metadata.Add(names[i], new NodeMetadata(Api.Get(getType, session, i)));
        }

        Names = names;
        _names = new NativeNames(names);
        for (var i = 0; i < names.Length; i++)
            _pointers.Add(names[i], _names.Pointers[i]);
    }

    public IReadOnlyList<string> Names { get; }

    public IReadOnlyDictionary<string, NodeMetadata> Metadata => _metadata;

    /// <summary>Writes the native names for <paramref name="names"/>.</summary>
    public void Fill(Span<nint> pointers, IEnumerable<string> names)
    {
        var next = 0;
        foreach (var name in names)
        {
            pointers[next++] = _pointers.TryGetValue(name, out var pointer)
                ? pointer
                : throw new OnnxRuntimeException(ErrorCode.InvalidArgument, $"The model has no node '{name}'; it has {string.Join(", ", Names)}.");
        }
    }

    public void Dispose() => _names.Dispose();
}

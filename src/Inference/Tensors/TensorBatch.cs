namespace SocialRec.Inference.Tensors;

/// <summary>The inputs, or the outputs, of one run. A worker keeps two and uses their memory again and again; not for several threads at once.</summary>
public sealed class TensorBatch
{
    private readonly Dictionary<string, Tensor> _known = [];
    private readonly List<Tensor> _tensors = [];
    private readonly List<string> _names = [];

    /// <summary>The tensors of this run, in the order they were added.</summary>
    public IReadOnlyList<Tensor> Tensors => _tensors;

    /// <summary>Their names, in the same order.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="KeyNotFoundException">This run has none.</exception>
    public Tensor this[string name]
    {
        get
        {
            foreach (var tensor in _tensors)
            {
                if (tensor.Name == name)
                    return tensor;
            }

            throw new KeyNotFoundException($"The run has no tensor '{name}'; it has {string.Join(", ", _names)}.");
        }
    }

    /// <summary>Forgets the tensors of the run before.</summary>
    public void Clear()
    {
        _tensors.Clear();
        _names.Clear();
    }

    /// <summary>Adds a tensor of floats, all zero.</summary>
    public Span<float> AddFloats(string name, params ReadOnlySpan<long> shape)
    {
        var elements = Add(name, TensorType.Float, shape).Floats.Span;
        elements.Clear();
        return elements;
    }

    /// <summary>Adds a tensor of integers, all zero.</summary>
    public Span<long> AddIntegers(string name, params ReadOnlySpan<long> shape)
    {
        var elements = Add(name, TensorType.Integer, shape).Integers.Span;
        elements.Clear();
        return elements;
    }

    private Tensor Add(string name, TensorType type, ReadOnlySpan<long> shape)
    {
        if (!_known.TryGetValue(name, out var tensor))
            _known.Add(name, tensor = new Tensor(name));
        tensor.Resize(type, shape);
        _tensors.Add(tensor);
        _names.Add(name);
        return tensor;
    }
}

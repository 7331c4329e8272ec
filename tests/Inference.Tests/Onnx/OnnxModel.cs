namespace SocialRec.Inference.Tests.Onnx;

/// <summary>Builds small ONNX models in code, so that tests need neither Python nor files. Field numbers are those of onnx.proto.</summary>
internal sealed class OnnxModel
{
    public const int Float = 1;
    public const int Int64 = 7;

    private readonly List<Action<ProtobufWriter>> _graph = [];

    /// <summary>The file, as a runtime reads it.</summary>
    public byte[] ToBytes()
    {
        var model = new ProtobufWriter();
        model.Integer(1, 8);
        model.Message(8, opset => opset.Text(1, "").Integer(2, 17));
        model.Message(7, graph =>
        {
            graph.Text(2, "test");
            foreach (var part in _graph)
                part(graph);
        });
        return model.ToArray();
    }

    /// <summary>Adds an input; a dimension is a length or the name of a free one.</summary>
    public OnnxModel Input(string name, int type, params object[] dimensions) => Value(11, name, type, dimensions);

    /// <summary>Adds an output.</summary>
    public OnnxModel Output(string name, int type, params object[] dimensions) => Value(12, name, type, dimensions);

    /// <summary>Adds a constant of floats.</summary>
    public OnnxModel Constant(string name, int[] shape, params float[] values) => Constant<float>(name, Float, shape, values);

    /// <summary>Adds a constant of integers.</summary>
    public OnnxModel Constant(string name, int[] shape, params long[] values) => Constant<long>(name, Int64, shape, values);

    /// <summary>Adds an operator with integer attributes.</summary>
    public OnnxModel Node(string operation, string[] inputs, string output, params (string Name, long Value)[] attributes)
    {
        _graph.Add(graph => graph.Message(1, node =>
        {
            foreach (string input in inputs)
                node.Text(1, input);
            node.Text(2, output).Text(4, operation);
            foreach ((string name, long value) in attributes)
                node.Message(5, attribute => attribute.Text(1, name).Integer(3, value).Integer(20, 2));
        }));
        return this;
    }

    private OnnxModel Constant<T>(string name, int type, int[] shape, T[] values)
        where T : unmanaged
    {
        _graph.Add(graph => graph.Message(5, tensor =>
        {
            foreach (int length in shape)
                tensor.Integer(1, length);
            tensor.Integer(2, type).Text(8, name).Raw<T>(9, values);
        }));
        return this;
    }

    private OnnxModel Value(int field, string name, int type, object[] dimensions)
    {
        _graph.Add(graph => graph.Message(field, value => value.Text(1, name).Message(2, typed => typed.Message(1, tensor => tensor
            .Integer(1, type)
            .Message(2, shape =>
            {
                foreach (object dimension in dimensions)
                    shape.Message(1, length => _ = dimension is int number ? length.Integer(1, number) : length.Text(2, (string)dimension));
            })))));
        return this;
    }
}

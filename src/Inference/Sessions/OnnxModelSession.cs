using Microsoft.ML.OnnxRuntime;
using SocialRec.Inference.Tensors;
using TensorElementType = Microsoft.ML.OnnxRuntime.Tensors.TensorElementType;

namespace SocialRec.Inference.Sessions;

/// <summary>A session of ONNX Runtime.</summary>
internal sealed class OnnxModelSession(InferenceSession session, InferenceDevice device) : IModelSession
{
    /// <inheritdoc/>
    public InferenceDevice Device => device;

    /// <inheritdoc/>
    public IReadOnlyList<TensorSpec> Inputs { get; } = Describe(session.InputNames, session.InputMetadata);

    /// <inheritdoc/>
    public IReadOnlyList<TensorSpec> Outputs { get; } = Describe(session.OutputNames, session.OutputMetadata);

    /// <inheritdoc/>
    public void Run(TensorBatch inputs, TensorBatch outputs, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var options = new RunOptions();
        using var stop = cancellationToken.UnsafeRegister(static options => ((RunOptions)options!).Terminate = true, options);
        var values = new OrtValue[inputs.Tensors.Count];
        try
        {
            for (int i = 0; i < values.Length; i++)
                values[i] = Wrap(inputs.Tensors[i]);
            using var results = session.Run(options, inputs.Names, values, session.OutputNames);
            outputs.Clear();
            for (int i = 0; i < Outputs.Count; i++)
                Copy(Outputs[i], results[i], outputs);
        }
        finally
        {
            foreach (var value in values)
                value?.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private static OrtValue Wrap(Tensor tensor) => tensor.Type == TensorType.Float
        ? OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, tensor.Floats, tensor.Shape)
        : OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, tensor.Integers, tensor.Shape);

    private static void Copy(TensorSpec output, OrtValue value, TensorBatch outputs)
    {
        long[] shape = value.GetTensorTypeAndShape().Shape;
        if (output.Type == TensorType.Float)
            value.GetTensorDataAsSpan<float>().CopyTo(outputs.AddFloats(output.Name, shape));
        else
            value.GetTensorDataAsSpan<long>().CopyTo(outputs.AddIntegers(output.Name, shape));
    }

    private static TensorSpec[] Describe(IReadOnlyList<string> names, IReadOnlyDictionary<string, NodeMetadata> nodes) =>
        [.. names.Select(name => Describe(name, nodes[name]))];

    private static TensorSpec Describe(string name, NodeMetadata node) => !node.IsTensor
        ? new TensorSpec(name, TensorType.Other)
        : new TensorSpec(name, TypeOf(node.ElementDataType), [.. node.Dimensions.Select(length => length <= 0 ? TensorSpec.Free : length)]);

    private static TensorType TypeOf(TensorElementType element) => element switch
    {
        TensorElementType.Float => TensorType.Float,
        TensorElementType.Int64 => TensorType.Integer,
        _ => TensorType.Other,
    };
}

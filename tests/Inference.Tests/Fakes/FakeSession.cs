using SocialRec.Inference.Sessions;
using SocialRec.Inference.Tensors;

namespace SocialRec.Inference.Tests.Fakes;

/// <summary>A model in code: by default <c>y = 2x</c>, element by element, x and y being [rows, length].</summary>
internal sealed class FakeSession : IModelSession
{
    /// <summary>What a run does instead; it gets the inputs, the outputs and the run's limit.</summary>
    public Action<TensorBatch, TensorBatch, CancellationToken>? OnRun { get; init; }

    /// <summary>Requests in each run so far, oldest first.</summary>
    public List<int> Runs { get; } = [];

    public bool IsDisposed { get; private set; }

    public InferenceDevice Device => InferenceDevice.Cpu;

    public IReadOnlyList<TensorSpec> Inputs { get; init; } = [new("x", TensorType.Float, TensorSpec.Free, TensorSpec.Free)];

    public IReadOnlyList<TensorSpec> Outputs { get; init; } = [new("y", TensorType.Float, TensorSpec.Free, TensorSpec.Free)];

    /// <summary>Computes y from x.</summary>
    public static void Apply(TensorBatch inputs, TensorBatch outputs, Func<float, float> function)
    {
        var input = inputs["x"];
        outputs.Clear();
        var results = outputs.AddFloats("y", input.Shape);
        for (int i = 0; i < results.Length; i++)
            results[i] = function(input.Floats.Span[i]);
    }

    public void Run(TensorBatch inputs, TensorBatch outputs, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        lock (Runs)
            Runs.Add((int)inputs["x"].Shape[0]);
        if (OnRun is null)
            Apply(inputs, outputs, x => 2 * x);
        else
            OnRun(inputs, outputs, cancellationToken);
    }

    public void Dispose() => IsDisposed = true;
}

using SocialRec.Inference.Models;
using SocialRec.Inference.Tensors;

namespace SocialRec.Inference.Tests.Fakes;

/// <summary>Numbers in, numbers out; a request's length is how many there are, its group the sign of the first.</summary>
internal sealed class DoublingAdapter : IModelAdapter<float[], float[]>
{
    public string Name => "doubling";

    public IReadOnlyList<TensorSpec> Inputs { get; } = [new("x", TensorType.Float, TensorSpec.Free, TensorSpec.Free)];

    public IReadOnlyList<TensorSpec> Outputs { get; } = [new("y", TensorType.Float, TensorSpec.Free, TensorSpec.Free)];

    public IReadOnlyList<float[]> Trials { get; } = [[1, 2, 3], [4]];

    public string? Problem(float[] request) => request.Length == 0 ? "There are no numbers." : null;

    public int LengthOf(float[] request) => request.Length;

    public int GroupOf(float[] request) => MathF.Sign(request[0]);

    public void Write(IReadOnlyList<float[]> batch, int length, TensorBatch inputs)
    {
        var x = inputs.AddFloats("x", batch.Count, length);
        for (int row = 0; row < batch.Count; row++)
            batch[row].CopyTo(x[(row * length)..]);
    }

    public float[] Read(float[] request, int row, TensorBatch outputs) => OutputReader.Row(outputs["y"], row, request.Length);

    public float Difference(float[] one, float[] other) => TensorDistance.Largest(one, other);
}

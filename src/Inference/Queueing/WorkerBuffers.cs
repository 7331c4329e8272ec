using SocialRec.Inference.Tensors;

namespace SocialRec.Inference.Queueing;

/// <summary>The memory that one worker uses for run after run.</summary>
internal sealed class WorkerBuffers
{
    public TensorBatch Inputs { get; } = new();

    public TensorBatch Outputs { get; } = new();
}

using SocialRec.Inference.Tensors;

namespace SocialRec.Inference.Sessions;

/// <summary>A loaded model. Runs may overlap; it is disposed of after the last has returned.</summary>
public interface IModelSession : IDisposable
{
    /// <summary>What it runs on.</summary>
    InferenceDevice Device { get; }

    /// <summary>What it takes.</summary>
    IReadOnlyList<TensorSpec> Inputs { get; }

    /// <summary>What it gives.</summary>
    IReadOnlyList<TensorSpec> Outputs { get; }

    /// <summary>Runs the model on the calling thread.</summary>
    /// <param name="inputs">One tensor for each of <see cref="Inputs"/>.</param>
    /// <param name="outputs">Cleared and filled with one tensor for each of <see cref="Outputs"/>.</param>
    /// <param name="cancellationToken">Stops the run before its next operator.</param>
    void Run(TensorBatch inputs, TensorBatch outputs, CancellationToken cancellationToken);
}

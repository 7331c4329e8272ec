using SocialRec.Inference.Errors;
using SocialRec.Inference.Tensors;

namespace SocialRec.Inference.Models;

/// <summary>What one kind of model takes and gives: how requests become tensors, and tensors answers. Without state; safe to call from several threads.</summary>
/// <typeparam name="TRequest">What is asked of the model.</typeparam>
/// <typeparam name="TResult">What it answers.</typeparam>
public interface IModelAdapter<TRequest, TResult>
{
    /// <summary>The name the model has in the registry, in metrics and in messages.</summary>
    string Name { get; }

    /// <summary>The inputs that <see cref="Write"/> fills; a model must have exactly these.</summary>
    IReadOnlyList<TensorSpec> Inputs { get; }

    /// <summary>The outputs that <see cref="Read"/> needs; a model may have more.</summary>
    IReadOnlyList<TensorSpec> Outputs { get; }

    /// <summary>Says what is wrong with a request, or null if it is fine.</summary>
    string? Problem(TRequest request);

    /// <summary>The request's length: tokens or candidates. Requests in one run are padded to the longest of them.</summary>
    int LengthOf(TRequest request);

    /// <summary>Only requests with the same number can share a run.</summary>
    int GroupOf(TRequest request);

    /// <summary>Writes the requests of one run.</summary>
    /// <param name="batch">The requests, all of one group.</param>
    /// <param name="length">The longest of their lengths.</param>
    /// <param name="inputs">Where to add the tensors; empty.</param>
    void Write(IReadOnlyList<TRequest> batch, int length, TensorBatch inputs);

    /// <summary>Reads one request's answer; the outputs' memory is not kept.</summary>
    /// <param name="request">The request.</param>
    /// <param name="row">Its place in the run.</param>
    /// <param name="outputs">The model's outputs.</param>
    /// <exception cref="UnusableOutputException">An output has the wrong shape or holds NaN.</exception>
    TResult Read(TRequest request, int row, TensorBatch outputs);

    /// <summary>Requests of one group and different lengths that a new version is tried with.</summary>
    IReadOnlyList<TRequest> Trials { get; }

    /// <summary>The largest difference between two answers to one request.</summary>
    float Difference(TResult one, TResult other);
}

using SocialRec.Inference.Errors;

namespace SocialRec.Inference.Models;

/// <summary>A model as its callers see it: asked from anywhere, run on the service's own threads.</summary>
/// <typeparam name="TRequest">What is asked of the model.</typeparam>
/// <typeparam name="TResult">What it answers.</typeparam>
public interface IInferenceModel<TRequest, TResult>
{
    /// <summary>Whether a version serves.</summary>
    bool IsLoaded { get; }

    /// <summary>What it does at the moment.</summary>
    ModelStatus Status { get; }

    /// <summary>Asks the model. Returns at once; the answer comes when a worker has run the request, alone or in company.</summary>
    /// <param name="request">The request; it is read until the task completes.</param>
    /// <param name="cancellationToken">Gives the request up; if it has not begun to run it never will.</param>
    /// <exception cref="ArgumentException">The request is malformed or too long.</exception>
    /// <exception cref="InferenceOverloadedException">The queue is full.</exception>
    /// <exception cref="InferenceFaultException">The run went wrong.</exception>
    /// <exception cref="ModelUnavailableException">No version is loaded, or the service is stopping.</exception>
    Task<TResult> RunAsync(TRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes a version into service without a pause: its file is checked against its hash, loaded, compared with what the product feeds and reads, and tried;
    /// then it serves, and requests that are running finish on the version they began with.
    /// </summary>
    /// <exception cref="ModelRejectedException">It was not taken; the version before serves on.</exception>
    Task SwitchAsync(ModelArtifact artifact, CancellationToken cancellationToken = default);
}

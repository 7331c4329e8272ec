using SocialRec.Inference.Queueing;

namespace SocialRec.Inference.Models;

/// <summary>A request that waits for its answer.</summary>
internal sealed class PendingRequest<TRequest, TResult> : IBatchItem
{
    // Asynchronous continuations keep callers' code off the worker threads.
    private readonly TaskCompletionSource<TResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _cancellation;

    public PendingRequest(TRequest request, int length, int group, long enqueuedAt, CancellationToken cancellationToken)
    {
        (Request, Length, Group, EnqueuedAt) = (request, length, group, enqueuedAt);
        _cancellation = cancellationToken.UnsafeRegister((_, token) => _answer.TrySetCanceled(token), null);
    }

    public TRequest Request { get; }

    /// <inheritdoc/>
    public int Length { get; }

    /// <inheritdoc/>
    public int Group { get; }

    /// <summary>Timestamp of the service's clock.</summary>
    public long EnqueuedAt { get; }

    /// <inheritdoc/>
    public bool IsTaken { get; set; }

    /// <inheritdoc/>
    public bool IsAbandoned => _answer.Task.IsCompleted;

    public Task<TResult> Answer => _answer.Task;

    public void Complete(TResult result)
    {
        _cancellation.Dispose();
        _answer.TrySetResult(result);
    }

    public void Fail(Exception exception)
    {
        _cancellation.Dispose();
        _answer.TrySetException(exception);
    }
}

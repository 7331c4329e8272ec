using Orleans.Serialization.Codecs;

namespace Orleans.Runtime;

/// <summary>One stream that a grain is serving.</summary>
internal abstract class ServedEnumeration : IAsyncDisposable
{
    public CancellationTokenSource? Cancellation { get; set; }

    public abstract Task<EnumerationBatch> NextAsync(TimeSpan longPoll, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}

/// <summary>Takes what the grain's enumerator has ready, up to a batch; waits only for the first element.</summary>
internal sealed class ServedEnumeration<T>(IAsyncEnumerator<T> enumerator, int maxBatchSize) : ServedEnumeration
{
    private Task<bool>? _pending;

    public override async Task<EnumerationBatch> NextAsync(TimeSpan longPoll, CancellationToken cancellationToken)
    {
        var batch = new List<T>();
        while (batch.Count < maxBatchSize)
        {
            var moving = _pending ??= enumerator.MoveNextAsync().AsTask();
            if (!moving.IsCompleted)
            {
                if (batch.Count > 0)
                    break;
                await ((Task)moving).WaitAsync(longPoll, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                cancellationToken.ThrowIfCancellationRequested();
                if (!moving.IsCompleted)
                    return new EnumerationBatch(EnumerationStatus.Heartbeat);
            }

            // An error waits until the elements before it have been handed out.
            if (moving.IsFaulted && batch.Count > 0)
                break;
            _pending = null;
            if (!await moving)
                return new EnumerationBatch(EnumerationStatus.Completed, batch);
            batch.Add(CodecOf<T>.Copy(enumerator.Current));
        }

        return new EnumerationBatch(EnumerationStatus.Elements, batch);
    }

    public override async ValueTask DisposeAsync()
    {
        Cancellation?.Cancel();
        // An enumerator must not be disposed while it moves.
        if (_pending is { } pending)
            await ((Task)pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await enumerator.DisposeAsync();
        Cancellation?.Dispose();
    }
}

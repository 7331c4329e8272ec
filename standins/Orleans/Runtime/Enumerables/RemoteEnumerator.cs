namespace Orleans.Runtime;

/// <summary>Enumerates, on the caller's side, a stream that a grain serves in batches.</summary>
internal sealed class RemoteEnumerator<T> : IAsyncEnumerator<T>
{
    private readonly Guid _id = Guid.NewGuid();
    private readonly EnumerableRequest _request;
    private readonly IEnumerationExtension _server;
    private readonly CancellationTokenSource? _linked;
    private readonly CancellationToken _cancellation;
    private List<T> _batch = [];
    private int _index = -1;
    private bool _opened;
    private bool _completed;

    public RemoteEnumerator(GrainReference address, AsyncEnumerableRequest<T> request, CancellationToken cancellationToken)
    {
        _request = request;
        _server = address.Cast<IEnumerationExtension>();
        var fromRequest = request.GetCancellationToken();
        if (fromRequest.CanBeCanceled && cancellationToken.CanBeCanceled && fromRequest != cancellationToken)
            _linked = CancellationTokenSource.CreateLinkedTokenSource(fromRequest, cancellationToken);
        _cancellation = _linked?.Token ?? (cancellationToken.CanBeCanceled ? cancellationToken : fromRequest);
    }

    public T Current => _index >= 0 && _index < _batch.Count ? _batch[_index] : throw new InvalidOperationException("The enumerator is not on an element.");

    public async ValueTask<bool> MoveNextAsync()
    {
        if (++_index < _batch.Count)
            return true;
        if (_completed)
            return false;
        try
        {
            while (true)
            {
                _cancellation.ThrowIfCancellationRequested();
                var step = await NextBatchAsync();
                if (step.Status == EnumerationStatus.Missing)
                    throw new EnumerationAbortedException("Enumeration aborted: the remote target does not have a record of this enumerator.");
                if (step.Status == EnumerationStatus.Heartbeat)
                    continue;
                (_batch, _index) = ((List<T>?)step.Elements ?? [], 0);
                _completed = step.Status == EnumerationStatus.Completed;
                return _batch.Count > 0;
            }
        }
        catch
        {
            _completed = true;
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_opened)
        {
            _opened = false;
            await _server.CloseAsync(_id).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        _linked?.Dispose();
    }

    private Task<EnumerationBatch> NextBatchAsync()
    {
        if (_opened)
            return _server.MoveNextAsync(_id, _cancellation);
        _opened = true;
        return _server.OpenAsync(_id, _request, _cancellation);
    }
}

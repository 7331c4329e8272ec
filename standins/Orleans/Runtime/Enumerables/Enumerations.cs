namespace Orleans.Runtime;

/// <summary>The streams that one activation is serving.</summary>
internal sealed class Enumerations(Activation activation) : IEnumerationExtension, IAsyncDisposable
{
    private readonly Dictionary<Guid, ServedEnumeration> _open = [];

    public Task<EnumerationBatch> OpenAsync(Guid id, EnumerableRequest request, CancellationToken cancellationToken)
    {
        request.SetTarget(activation);
        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(request.GetCancellationToken());
        var enumeration = request.Open(cancellation.Token);
        enumeration.Cancellation = cancellation;
        _open.Add(id, enumeration);
        return NextAsync(id, enumeration, cancellationToken);
    }

    public Task<EnumerationBatch> MoveNextAsync(Guid id, CancellationToken cancellationToken) =>
        _open.TryGetValue(id, out var enumeration) ? NextAsync(id, enumeration, cancellationToken) : Task.FromResult(new EnumerationBatch(EnumerationStatus.Missing));

    public async Task CloseAsync(Guid id)
    {
        if (_open.Remove(id, out var enumeration))
            await enumeration.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var id in _open.Keys.ToArray())
            await CloseAsync(id);
    }

    private async Task<EnumerationBatch> NextAsync(Guid id, ServedEnumeration enumeration, CancellationToken cancellationToken)
    {
        try
        {
            var batch = await enumeration.NextAsync(activation.Silo.Messaging.ResponseTimeout / 2, cancellationToken);
            if (batch.Status == EnumerationStatus.Completed)
                await CloseAsync(id);
            return batch;
        }
        catch
        {
            await CloseAsync(id);
            throw;
        }
    }
}

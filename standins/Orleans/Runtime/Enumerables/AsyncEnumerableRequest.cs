using Orleans.Serialization.Codecs;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>A call whose result is a stream: nothing is sent until it is enumerated, and then elements come in batches.</summary>
internal abstract class AsyncEnumerableRequest<T>(MethodShape shape) : EnumerableRequest(shape), IAsyncEnumerable<T>
{
    private GrainReference? _address;

    public IAsyncEnumerable<T> AddressedTo(GrainReference address)
    {
        _address = address;
        return this;
    }

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => new RemoteEnumerator<T>(_address!, this, cancellationToken);

    public sealed override ServedEnumeration Open(CancellationToken cancellationToken) =>
        new ServedEnumeration<T>(InvokeEnumerable().GetAsyncEnumerator(cancellationToken), MaxBatchSize);

    protected abstract IAsyncEnumerable<T> InvokeEnumerable();
}

/// <summary>The part of <see cref="AsyncEnumerableRequest{T}"/> that does not depend on its element.</summary>
internal abstract class EnumerableRequest(MethodShape shape) : GrainRequest(shape)
{
    public int MaxBatchSize { get; set; } = 100;

    public abstract ServedEnumeration Open(CancellationToken cancellationToken);

    public sealed override ValueTask<Response> Invoke() => throw new NotSupportedException("A streamed result is opened, not invoked.");
}

/// <summary>What one step of an enumeration came to.</summary>
internal enum EnumerationStatus
{
    Elements,
    Completed,
    Heartbeat,
    Missing,
}

/// <summary>A batch of a streamed result; its elements are copies already.</summary>
[GenerateSerializer, Immutable]
internal sealed record EnumerationBatch(EnumerationStatus Status, object? Elements = null);

/// <summary>The runtime's part of a grain that serves streamed results; its calls interleave with the grain's.</summary>
internal interface IEnumerationExtension : IGrainExtension
{
    [Concurrency.AlwaysInterleave]
    Task<EnumerationBatch> OpenAsync(Guid id, [Immutable] EnumerableRequest request, CancellationToken cancellationToken);

    [Concurrency.AlwaysInterleave]
    Task<EnumerationBatch> MoveNextAsync(Guid id, CancellationToken cancellationToken);

    [Concurrency.AlwaysInterleave]
    Task CloseAsync(Guid id);
}

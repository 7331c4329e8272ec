using System.Buffers;
using SocialRec.Gateway.Options;
using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Bulk;

/// <summary>Takes the elements of one body as they come: reads each, collects them in batches, and has a few batches written at a time.</summary>
internal sealed class BulkIntake<T>(IBulkTarget<T> target, string tenant, BulkOutcome outcome, BulkOptions options, LimitOptions limits) : IDisposable
{
    private readonly BulkLanes _lanes = new(options.BatchesInFlight);
    private BulkBatch<T> _batch = new();
    private byte[]? _scratch;
    private int _next;

    /// <summary>How many elements have been taken.</summary>
    public int Count => _next;

    /// <summary>Takes the JSON of one element. Once a write has failed nothing more is taken: the answer says from where to send again.</summary>
    /// <returns>Whether a batch is full and <see cref="FlushAsync"/> is due.</returns>
    public bool Take(in ReadOnlySequence<byte> json)
    {
        if (Stopped())
            return false;
        if (json.Length > limits.MaxElementBytes)
        {
            TakeTooLong();
            return false;
        }

        int index = _next++;
        ReadOnlySpan<byte> text = json.IsSingleSegment ? json.FirstSpan : Copy(json);
        if (target.TryRead(text, out T? value, out string? id, out FieldError error))
            _batch.Add(value, index, text.Length);
        else
            outcome.Reject(index, id, error);
        return _batch.Values.Count >= options.BatchElements || _batch.Bytes >= options.BatchBytes;
    }

    /// <summary>Takes an element that is too long to be looked at.</summary>
    public void TakeTooLong()
    {
        if (!Stopped())
            outcome.Reject(_next++, id: null, new FieldError("", $"must be at most {limits.MaxElementBytes} bytes"));
    }

    /// <summary>Has what was collected written.</summary>
    public ValueTask FlushAsync()
    {
        if (_batch.Values.Count == 0)
            return ValueTask.CompletedTask;
        BulkBatch<T> full = _batch;
        _batch = new BulkBatch<T>();
        return _lanes.AddAsync(() => target.WriteAsync(tenant, full, outcome));
    }

    /// <summary>Has the rest written and waits until all is.</summary>
    public async Task CompleteAsync()
    {
        await FlushAsync();
        await _lanes.DrainAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_scratch is not null)
            ArrayPool<byte>.Shared.Return(_scratch);
    }

    private bool Stopped()
    {
        if (!outcome.Failed)
            return false;
        outcome.RetryFrom ??= _next;
        return true;
    }

    private ReadOnlySpan<byte> Copy(in ReadOnlySequence<byte> json)
    {
        _scratch ??= ArrayPool<byte>.Shared.Rent(limits.MaxElementBytes);
        json.CopyTo(_scratch);
        return _scratch.AsSpan(0, (int)json.Length);
    }
}

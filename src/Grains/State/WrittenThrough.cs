namespace SocialRec.Grains.State;

/// <summary>
/// A record that is read when it is first needed, and written before a change of it is answered; changes that come during a write share the next one.
/// For use within one grain's turns.
/// </summary>
internal sealed class WrittenThrough<T>
    where T : ICompactState<T>, new()
{
    private readonly LazyRecord<T> _record;
    private readonly Coalesced _writes;
    private readonly Func<T, ValueTask>? _afterRead;
    private readonly Func<T, ValueTask>? _beforeWrite;
    private Task? _read;
    private bool _dirty;

    /// <param name="record">The record.</param>
    /// <param name="afterRead">Completes what was read.</param>
    /// <param name="beforeWrite">Prepares what is to be written.</param>
    public WrittenThrough(LazyRecord<T> record, Func<T, ValueTask>? afterRead = null, Func<T, ValueTask>? beforeWrite = null)
    {
        (_record, _afterRead, _beforeWrite) = (record, afterRead, beforeWrite);
        _writes = new Coalesced(WriteAsync);
    }

    /// <summary>What the record holds.</summary>
    public async Task<T> OpenAsync()
    {
        if (_read is null or { IsFaulted: true })
            _read = ReadAsync();
        await _read;
        return _record.State;
    }

    /// <summary>Changes it; durable when it returns, and so is what an earlier change that failed has left.</summary>
    /// <param name="change">Says whether it changed anything.</param>
    public async Task ChangeAsync(Func<T, bool> change)
    {
        _dirty |= change(await OpenAsync());
        if (_dirty || _writes.IsRunning)
            await _writes.RunAsync();
    }

    private async Task ReadAsync()
    {
        await _record.ReadAsync();
        if (_afterRead is not null)
            await _afterRead(_record.State);
    }

    private async Task WriteAsync()
    {
        if (!_dirty)
            return;
        try
        {
            // What is prepared must fit what is written: a change in between calls for another preparation.
            do
            {
                _dirty = false;
                if (_beforeWrite is not null)
                    await _beforeWrite(_record.State);
            }
            while (_dirty);
            await _record.WriteAsync();
        }
        catch
        {
            _dirty = true;
            throw;
        }
    }
}

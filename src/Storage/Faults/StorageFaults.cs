using System.Collections.Concurrent;
using SocialRec.Storage.Records;

namespace SocialRec.Storage.Faults;

/// <summary>
/// Makes a store misbehave for a test: by a <see cref="StorageFaultPlan"/>, and by outages that the test begins and ends. A test registers
/// one in the silo's services; without that the store has no such code in its way.
/// </summary>
public sealed class StorageFaults(StorageFaultPlan plan, TimeProvider time)
{
    private readonly ConcurrentDictionary<RecordKey, int> _requests = new();
    private int _outages;
    private int _failures;

    /// <summary>How many requests were made to fail.</summary>
    public int Failures => Volatile.Read(ref _failures);

    /// <summary>Fails every request until the returned object is disposed.</summary>
    public IDisposable BeginOutage()
    {
        Interlocked.Increment(ref _outages);
        return new Outage(this);
    }

    /// <summary>A store that serves from <paramref name="inner"/> and misbehaves as asked.</summary>
    public IRecordStore Around(IRecordStore inner) => new FaultyRecordStore(inner, this);

    internal async Task<StoredRecord> ReadAsync(RecordKey key, Func<Task<StoredRecord>> read)
    {
        var dice = await BeforeAsync(key).ConfigureAwait(false);
        ThrowIf(dice.Falls(plan.FailRead), "a read that fails", key);
        return await read().ConfigureAwait(false);
    }

    internal async Task<WriteResult> WriteAsync(RecordKey key, Func<Task<WriteResult>> write)
    {
        var dice = await BeforeAsync(key).ConfigureAwait(false);
        ThrowIf(dice.Falls(plan.FailBeforeWrite), "a write that fails before it commits", key);
        var result = await write().ConfigureAwait(false);
        ThrowIf(dice.Falls(plan.FailAfterWrite), "a write that commits and then fails", key);
        return result;
    }

    private async Task<FaultDice> BeforeAsync(RecordKey key)
    {
        ThrowIf(Volatile.Read(ref _outages) > 0, "an outage", key);
        var dice = new FaultDice(plan.Seed, key, _requests.AddOrUpdate(key, 1, (_, count) => count + 1));
        if (dice.Falls(plan.Delayed))
            await Task.Delay(plan.Delay, time).ConfigureAwait(false);
        return dice;
    }

    private void ThrowIf(bool condition, string fault, RecordKey key)
    {
        if (!condition)
            return;
        Interlocked.Increment(ref _failures);
        throw new InjectedStorageFaultException(fault, key);
    }

    private sealed class Outage(StorageFaults faults) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
                Interlocked.Decrement(ref faults._outages);
        }
    }
}

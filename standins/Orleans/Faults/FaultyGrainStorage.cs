using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Faults;

/// <summary>A storage whose writes and clears may be kept and yet fail.</summary>
internal sealed class FaultyGrainStorage(IGrainStorage inner, FaultPlan plan) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ReadStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        RunAsync(stateName, grainId, grainState, inner.WriteStateAsync);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        RunAsync(stateName, grainId, grainState, inner.ClearStateAsync);

    void ILifecycleParticipant<ISiloLifecycle>.Participate(ISiloLifecycle lifecycle) => (inner as ILifecycleParticipant<ISiloLifecycle>)?.Participate(lifecycle);

    private async Task RunAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, Func<string, GrainId, IGrainState<T>, Task> operation)
    {
        if (!plan.Strikes(Fault.WriteFailsAfterCommit, grainId, stateName))
        {
            await operation(stateName, grainId, grainState);
            return;
        }

        // The grain must not learn the new etag: to it, the write has failed.
        var written = new GrainState<T>(grainState.State, grainState.ETag) { RecordExists = grainState.RecordExists };
        await operation(stateName, grainId, written);
        throw new IOException($"Injected fault: {stateName} of {grainId} was written, and the answer was lost.");
    }
}

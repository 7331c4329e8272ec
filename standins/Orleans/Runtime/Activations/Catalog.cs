using System.Collections.Concurrent;
using Orleans.Faults;
using Orleans.Runtime.Placement;

namespace Orleans.Runtime;

/// <summary>The silo's activations by grain; a grain's first call makes one.</summary>
internal sealed class Catalog(Silo silo)
{
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();
    private readonly ConcurrentDictionary<GrainId, WorkerPool> _pools = new();

    // Activations that a fault has put a second one beside: nobody calls them, and they live until they are idle for too long.
    private readonly ConcurrentDictionary<Activation, bool> _strays = new();

    public IEnumerable<Activation> All => _activations.Values.Concat(_strays.Keys).Concat(_pools.Values.SelectMany(pool => pool.Activations));

    public int Count => _activations.Count + _pools.Values.Sum(pool => pool.Count);

    public void Dispatch(Call call)
    {
        if (silo.Faults is not null && IsDiverted(call, silo.Faults))
            return;
        DispatchNow(call);
    }

    private void DispatchNow(Call call)
    {
        if (_activations.TryGetValue(call.Target, out var activation))
        {
            activation.Receive(call);
            return;
        }

        var grainClass = silo.Classes[call.Target.Type];
        if (grainClass.PlacementFilters.Length > 0 && !_pools.ContainsKey(call.Target) && !PlacementFilters.Admit(silo, grainClass, call))
        {
            call.Fail(new OrleansException($"No active nodes are compatible with grain {call.Target}."));
            return;
        }

        if (grainClass.StatelessWorker is not null)
        {
            _pools.GetOrAdd(call.Target, static (id, pool) => new WorkerPool(pool.silo, pool.grainClass, id), (silo, grainClass)).Receive(call);
            return;
        }

        var created = new Activation(silo, grainClass, call.Target);
        activation = _activations.GetOrAdd(call.Target, created);
        activation.Receive(call);
        // After the call has been received, so that a failing activation finds it waiting and tells its caller.
        if (ReferenceEquals(activation, created))
            created.Activate(call.Context);
    }

    public Activation? Find(GrainId id) => _activations.GetValueOrDefault(id);

    public void Remove(Activation activation)
    {
        if (_strays.TryRemove(activation, out _))
            return;
        if (activation.Class.StatelessWorker is null)
            _activations.TryRemove(new KeyValuePair<GrainId, Activation>(activation.GrainId, activation));
        else if (_pools.TryGetValue(activation.GrainId, out var pool))
            pool.Remove(activation);
    }

    /// <summary>Forgets every activation, as a process that is killed does.</summary>
    public void Abandon()
    {
        foreach (var activation in All.ToArray())
        {
            activation.Abandon();
            Remove(activation);
        }
    }

    private bool IsDiverted(Call call, FaultPlan faults)
    {
        var method = call.Request.GetMethodName();
        if (faults.Strikes(Fault.SecondActivation, call.Target, method) && _activations.TryRemove(call.Target, out var first))
            _strays[first] = true;
        if (!faults.Strikes(Fault.DelayedCall, call.Target, method))
            return false;
        _ = DispatchLaterAsync(call, faults.Delay);
        return true;
    }

    private async Task DispatchLaterAsync(Call call, TimeSpan delay)
    {
        await Task.Delay(delay, silo.Clock).ConfigureAwait(false);
        DispatchNow(call);
    }
}

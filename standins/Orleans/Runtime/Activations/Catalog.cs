using System.Collections.Concurrent;
using Orleans.Runtime.Placement;

namespace Orleans.Runtime;

/// <summary>The silo's activations by grain; a grain's first call makes one.</summary>
internal sealed class Catalog(Silo silo)
{
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();
    private readonly ConcurrentDictionary<GrainId, WorkerPool> _pools = new();
    private long _activated;
    private long _deactivated;

    public long Activated => Interlocked.Read(ref _activated);

    public long Deactivated => Interlocked.Read(ref _deactivated);

    public IEnumerable<Activation> All => _activations.Values.Concat(_pools.Values.SelectMany(pool => pool.Activations));

    public int Count => _activations.Count + _pools.Values.Sum(pool => pool.Count);

    public void Dispatch(Call call)
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
        if (ReferenceEquals(activation, created))
            created.Activate(call.Context);
        activation.Receive(call);
    }

    public Activation? Find(GrainId id) => _activations.GetValueOrDefault(id);

    public void Remove(Activation activation)
    {
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

    public void OnActivated() => Interlocked.Increment(ref _activated);

    public void OnDeactivated() => Interlocked.Increment(ref _deactivated);
}

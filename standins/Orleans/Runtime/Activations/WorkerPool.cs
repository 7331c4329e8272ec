namespace Orleans.Runtime;

/// <summary>The activations of one stateless worker: a call goes to an idle one, a new one while there may be more, else the least busy.</summary>
internal sealed class WorkerPool(Silo silo, GrainClass grainClass, GrainId id)
{
    private readonly Lock _gate = new();
    private readonly List<Activation> _workers = [];

    public int Count
    {
        get
        {
            lock (_gate)
                return _workers.Count;
        }
    }

    public Activation[] Activations
    {
        get
        {
            lock (_gate)
                return [.. _workers];
        }
    }

    public void Receive(Call call)
    {
        Activation worker;
        var isNew = false;
        lock (_gate)
        {
            var least = LeastBusy();
            if (least is not null && (least.Requests == 0 || _workers.Count >= grainClass.StatelessWorker!.MaxLocal))
                worker = least;
            else
            {
                worker = new Activation(silo, grainClass, id);
                _workers.Add(worker);
                isNew = true;
            }
        }

        worker.Receive(call);
        if (isNew)
            worker.Activate(call.Context);
    }

    public void Remove(Activation worker)
    {
        lock (_gate)
            _workers.Remove(worker);
    }

    private Activation? LeastBusy()
    {
        Activation? least = null;
        foreach (var worker in _workers)
        {
            if (least is null || worker.Requests < least.Requests)
                least = worker;
        }

        return least;
    }
}

namespace Orleans.Runtime;

/// <summary>Starts its observers stage by stage, those of one stage together; stops those that were started, backwards.</summary>
internal sealed class LifecycleSubject : ISiloLifecycle, IGrainLifecycle
{
    private readonly Lock _gate = new();
    private readonly List<Subscription> _subscriptions = [];

    public int HighestCompletedStage { get; private set; } = int.MinValue;

    public int LowestStoppedStage { get; private set; } = int.MaxValue;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        var subscription = new Subscription(this, stage, observer);
        lock (_gate)
            _subscriptions.Add(subscription);
        return subscription;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var stage in Stages())
        {
            foreach (var started in stage)
                started.Started = true;
            await Task.WhenAll(stage.Select(subscription => subscription.Observer.OnStart(cancellationToken)));
            HighestCompletedStage = stage.Key;
        }
    }

    public async Task StopAsync(Action<Exception> onError, CancellationToken cancellationToken)
    {
        foreach (var stage in Enumerable.Reverse(Stages()))
        {
            try
            {
                await Task.WhenAll(stage.Where(subscription => subscription.Started).Select(subscription => subscription.Observer.OnStop(cancellationToken)));
            }
            catch (Exception exception)
            {
                onError(exception);
            }

            LowestStoppedStage = stage.Key;
        }
    }

    private List<IGrouping<int, Subscription>> Stages()
    {
        lock (_gate)
            return [.. _subscriptions.GroupBy(subscription => subscription.Stage).OrderBy(stage => stage.Key)];
    }

    private sealed class Subscription(LifecycleSubject owner, int stage, ILifecycleObserver observer) : IDisposable
    {
        public int Stage { get; } = stage;

        public ILifecycleObserver Observer { get; } = observer;

        public bool Started { get; set; }

        public void Dispose()
        {
            lock (owner._gate)
                owner._subscriptions.Remove(this);
        }
    }
}

using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>Deactivates, every so often, the activations that nobody has called for long enough.</summary>
internal sealed class IdleCollector(Silo silo, GrainCollectionOptions options) : IDisposable
{
    private ITimer? _timer;

    public void Start() => _timer = silo.Clock.CreateTimer(_ => Collect(null), null, options.CollectionQuantum, options.CollectionQuantum);

    /// <summary>Collects by each class's own age limit, or by one for all; done when the collected activations have ended.</summary>
    public Task Collect(TimeSpan? ageLimit)
    {
        var ends = new List<Task>();
        var now = silo.Clock.GetTimestamp();
        foreach (var activation in silo.Catalog.All)
        {
            if (!IsStale(activation, ageLimit, now))
                continue;
            activation.Deactivate(new(DeactivationReasonCode.ActivationIdle, "The activation was idle for its collection age."));
            ends.Add(activation.Deactivated);
        }

        return Task.WhenAll(ends);
    }

    public void Dispose() => _timer?.Dispose();

    private bool IsStale(Activation activation, TimeSpan? ageLimit, long now)
    {
        if (!activation.IsActive || activation.Requests > 0 || activation.KeepUntil > now)
            return false;
        var age = AgeOf(activation.Class);
        if (age == Timeout.InfiniteTimeSpan)
            return false;
        return silo.Clock.GetElapsedTime(activation.LastUsed, now) >= (ageLimit ?? age);
    }

    private TimeSpan AgeOf(GrainClass grainClass) =>
        options.ClassSpecificCollectionAge.TryGetValue(grainClass.Type.FullName!, out var configured) ? configured : grainClass.CollectionAge ?? options.CollectionAge;
}

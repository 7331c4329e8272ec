using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>Refuses calls to an activation that has too many.</summary>
internal sealed class QueueLimits(Silo silo, SiloMessagingOptions options)
{
    private readonly bool _unlimited = options is
    {
        MaxEnqueuedRequestsHardLimit: <= 0, MaxEnqueuedRequestsSoftLimit: <= 0,
        MaxEnqueuedRequestsHardLimit_StatelessWorker: <= 0, MaxEnqueuedRequestsSoftLimit_StatelessWorker: <= 0,
    };

    public LimitExceededException? Refuses(Activation activation, int count)
    {
        if (_unlimited)
            return null;
        var isWorker = activation.Class.StatelessWorker is not null;
        var hard = isWorker ? options.MaxEnqueuedRequestsHardLimit_StatelessWorker : options.MaxEnqueuedRequestsHardLimit;
        var soft = isWorker ? options.MaxEnqueuedRequestsSoftLimit_StatelessWorker : options.MaxEnqueuedRequestsSoftLimit;
        // The count includes the call itself; real Orleans counts those before it.
        if (hard > 0 && count - 1 > hard)
            return new LimitExceededException($"Limit exceeded MaxEnqueuedRequestsHardLimit Current={count - 1} Threshold={hard} {activation}");
        if (soft > 0 && count - 1 > soft)
            Log.ManyRequests(silo.Logger, activation.GrainId, count - 1, soft);
        return null;
    }
}

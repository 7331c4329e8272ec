namespace SocialRec.Inference.Queueing;

/// <summary>One model's queue as the scheduler sees it. Every member is called under the scheduler's lock.</summary>
internal interface IBatchQueue
{
    /// <summary>How many items wait.</summary>
    int Count { get; }

    /// <summary>Worker time the model has had, by which workers are shared out.</summary>
    TimeSpan Used { get; set; }

    /// <summary>Takes out what can run together; null if all that waited was abandoned.</summary>
    IBatch? Take();
}

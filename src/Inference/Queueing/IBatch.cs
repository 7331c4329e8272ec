namespace SocialRec.Inference.Queueing;

/// <summary>Items that were taken out of a queue to be run together.</summary>
internal interface IBatch
{
    /// <summary>The queue they waited in.</summary>
    IBatchQueue Queue { get; }

    /// <summary>Runs them on the calling thread; never throws.</summary>
    void Run(WorkerBuffers buffers);
}

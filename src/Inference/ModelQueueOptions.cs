namespace SocialRec.Inference;

/// <summary>How much of one model's work may wait, and how much of it runs at once.</summary>
public sealed class ModelQueueOptions
{
    /// <summary>How many requests one run may take. 1 to 1,024.</summary>
    public int MaxBatch { get; set; } = 16;

    /// <summary>
    /// How many tokens, or candidates, one run may take with the padding counted; a longer single request still gets a run of its own.
    /// 1 to 1,048,576.
    /// </summary>
    public int MaxTokens { get; set; } = 1024;

    /// <summary>The longest request, in tokens or candidates; a longer one is refused. 1 to 65,536.</summary>
    public int MaxLength { get; set; } = 1024;

    /// <summary>How many requests may wait; more are shed with a hint when to try again. 1 to 1,000,000.</summary>
    public int QueueLength { get; set; } = 1024;
}

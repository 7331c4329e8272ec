namespace SocialRec.Recommendation;

/// <summary>Limits of a recommender.</summary>
public sealed class RecommenderOptions
{
    /// <summary>Milliseconds after which no further candidate source is started for a request. Default 200, 1 to 10,000.</summary>
    public int CandidateDeadlineMs { get; init; } = 200;

    /// <summary>How many shoppers' scored candidates are kept, about 12 KiB each once used. Default 4,096, 0 to 1,000,000; 0 keeps none.</summary>
    public int CacheEntries { get; init; } = 4096;

    /// <summary>Says what is wrong with the options, or null if they are fine.</summary>
    public string? Problem() => this switch
    {
        { CandidateDeadlineMs: < 1 or > 10_000 } => $"{nameof(CandidateDeadlineMs)} must be 1 to 10,000 ms, not {CandidateDeadlineMs}.",
        { CacheEntries: < 0 or > 1_000_000 } => $"{nameof(CacheEntries)} must be 0 to 1,000,000, not {CacheEntries}.",
        _ => null,
    };
}

namespace SocialRec.Recommendation;

/// <summary>
/// Keeps the working memory of finished requests for later ones: at most a few for each processor, as a thread that works on a request may have to wait for one.
/// A new one is large, and the collector would have to look at everything for it.
/// </summary>
internal sealed class ContextPool
{
    private const int PerProcessor = 4;

    private readonly RecommendationContext?[] _idle = new RecommendationContext?[PerProcessor * Environment.ProcessorCount];

    /// <summary>An idle context, or a new one.</summary>
    public RecommendationContext Rent()
    {
        for (int i = 0; i < _idle.Length; i++)
        {
            if (Volatile.Read(ref _idle[i]) is not null && Interlocked.Exchange(ref _idle[i], null) is { } context)
                return context;
        }
        return new RecommendationContext();
    }

    /// <summary>Takes a context back; drops it if there are enough.</summary>
    public void Return(RecommendationContext context)
    {
        for (int i = 0; i < _idle.Length; i++)
        {
            if (Interlocked.CompareExchange(ref _idle[i], context, null) is null)
                return;
        }
    }
}

namespace SocialRec.Recommendation;

/// <summary>Keeps the working memory of finished requests for later ones: at most one for each processor.</summary>
internal sealed class ContextPool
{
    private readonly RecommendationContext?[] _idle = new RecommendationContext?[Environment.ProcessorCount];

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

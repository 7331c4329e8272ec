namespace SocialRec.Recommendation;

/// <summary>
/// Keeps the working memory of finished requests for later ones: at most one for each processor, which asks for the one it used last, since that lies in its caches.
/// </summary>
internal sealed class ContextPool
{
    private readonly RecommendationContext?[] _idle = new RecommendationContext?[Environment.ProcessorCount];

    /// <summary>An idle context, or a new one.</summary>
    public RecommendationContext Rent()
    {
        for (int i = 0, at = Home; i < _idle.Length; i++, at = Next(at))
        {
            if (Volatile.Read(ref _idle[at]) is not null && Interlocked.Exchange(ref _idle[at], null) is { } context)
                return context;
        }
        return new RecommendationContext();
    }

    /// <summary>Takes a context back; drops it if there are enough.</summary>
    public void Return(RecommendationContext context)
    {
        for (int i = 0, at = Home; i < _idle.Length; i++, at = Next(at))
        {
            if (Interlocked.CompareExchange(ref _idle[at], context, null) is null)
                return;
        }
    }

    private int Home => Thread.GetCurrentProcessorId() % _idle.Length;

    private int Next(int place) => place + 1 == _idle.Length ? 0 : place + 1;
}

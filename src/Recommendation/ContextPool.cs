namespace SocialRec.Recommendation;

/// <summary>
/// Keeps the working memory of finished requests for later ones: at most a few for each processor, as a thread that works on a request may have to wait for one.
/// A new one is large, and the collector would have to look at everything for it. A request takes what its own processor used last, which its cache still holds.
/// </summary>
internal sealed class ContextPool
{
    private const int PerProcessor = 4;

    private readonly RecommendationContext?[] _idle = new RecommendationContext?[PerProcessor * Environment.ProcessorCount];

    /// <summary>An idle context, or a new one.</summary>
    public RecommendationContext Rent()
    {
        int own = OwnPlace();
        for (int i = 0; i < _idle.Length; i++)
        {
            ref RecommendationContext? place = ref _idle[(own + i) % _idle.Length];
            if (Volatile.Read(ref place) is not null && Interlocked.Exchange(ref place, null) is { } context)
                return context;
        }
        return new RecommendationContext();
    }

    /// <summary>Takes a context back; drops it if there are enough.</summary>
    public void Return(RecommendationContext context)
    {
        int own = OwnPlace();
        for (int i = 0; i < _idle.Length; i++)
        {
            if (Interlocked.CompareExchange(ref _idle[(own + i) % _idle.Length], context, null) is null)
                return;
        }
    }

    private static int OwnPlace() => Thread.GetCurrentProcessorId() % Environment.ProcessorCount * PerProcessor;
}

namespace SocialRec.Recommendation;

/// <summary>Hears what happens in the stages, for metrics and logs. Called on the request's thread: must be quick and must not throw.</summary>
public interface IRecommenderObserver
{
    /// <summary>A stage of a request is done.</summary>
    void StageCompleted(Stage stage, TimeSpan elapsed);

    /// <summary>A source, or the scorer, was left out of an answer.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="error">What it threw; null if it was late or the request asked to leave it out.</param>
    void Degraded(string name, Exception? error);

    /// <summary>Scored candidates were looked for in the cache.</summary>
    void CacheAsked(bool found);
}

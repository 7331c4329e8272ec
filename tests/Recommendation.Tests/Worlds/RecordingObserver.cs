namespace SocialRec.Recommendation.Tests.Worlds;

internal sealed class RecordingObserver : IRecommenderObserver
{
    public List<Stage> Stages { get; } = [];

    public List<(string Name, Exception? Error)> Faults { get; } = [];

    public List<bool> CacheAnswers { get; } = [];

    public void StageCompleted(Stage stage, TimeSpan elapsed) => Stages.Add(stage);

    public void Degraded(string name, Exception? error) => Faults.Add((name, error));

    public void CacheAsked(bool found) => CacheAnswers.Add(found);
}

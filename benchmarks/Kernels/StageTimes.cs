using SocialRec.Recommendation;

namespace SocialRec.Benchmarks.Kernels;

/// <summary>Adds up the time of each stage.</summary>
internal sealed class StageTimes : IRecommenderObserver
{
    private readonly double[] _microseconds = new double[Enum.GetValues<Stage>().Length];

    public void StageCompleted(Stage stage, TimeSpan elapsed) => _microseconds[(int)stage] += elapsed.TotalMicroseconds;

    public void Degraded(string name, Exception? error)
    {
    }

    public void CacheAsked(bool found)
    {
    }

    public void Clear() => Array.Clear(_microseconds);

    public string Report(int requests) =>
        string.Join(", ", Enum.GetValues<Stage>().Select(s => $"{s} {_microseconds[(int)s] / requests:F1}"));
}

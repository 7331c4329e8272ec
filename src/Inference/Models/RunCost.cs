namespace SocialRec.Inference.Models;

/// <summary>What a token, or candidate, has cost of late: an exponential average over some twenty runs.</summary>
internal sealed class RunCost
{
    private const double Share = 0.05;
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private double _secondsPerToken;

    public void Record(int tokens, TimeSpan duration)
    {
        double cost = duration.TotalSeconds / tokens;
        lock (_gate)
            _secondsPerToken = _secondsPerToken == 0 ? cost : _secondsPerToken + (Share * (cost - _secondsPerToken));
    }

    /// <summary>How long one worker will take for so many, at least a millisecond.</summary>
    public TimeSpan Estimate(long tokens)
    {
        lock (_gate)
        {
            var estimate = TimeSpan.FromSeconds(tokens * _secondsPerToken);
            return estimate > Least ? estimate : Least;
        }
    }
}

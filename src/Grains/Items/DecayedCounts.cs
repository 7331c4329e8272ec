using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Grains.Items;

/// <summary>
/// Exponentially decayed counts by event type. Forward decay (Cormode, Shkapenyuk, Srivastava and Xu, ICDE 2009): an event at time t adds
/// 2^((t − landmark) / halfLife) once, and reading divides by the same term of now; so late events need no special care and nothing ticks.
/// </summary>
/// <param name="halfLifeMs">Milliseconds after which an event counts half.</param>
internal sealed class DecayedCounts(double halfLifeMs)
{
    // 2^512 leaves half of a double's exponent for the counts themselves.
    private const double MaxHalfLives = 512;

    /// <summary>The time that the sums are relative to, Unix milliseconds; 0 before the first event.</summary>
    public long LandmarkMs { get; private set; }

    /// <summary>The sum of each type at the landmark, indexed by <see cref="EventType"/>.</summary>
    public double[] Sums { get; private set; } = [];

    /// <summary>Takes over what an earlier instance held.</summary>
    public void Restore(long landmarkMs, double[] sums)
    {
        LandmarkMs = landmarkMs;
        Sums = sums;
    }

    /// <summary>Counts one event.</summary>
    public void Add(EventType type, long timeMs)
    {
        if (Sums.Length == 0)
        {
            Sums = new double[ActWeights.Types];
            LandmarkMs = timeMs;
        }

        if (timeMs - LandmarkMs > MaxHalfLives * halfLifeMs)
            MoveLandmark(timeMs);
        Sums[(int)type] += double.Exp2((timeMs - LandmarkMs) / halfLifeMs);
    }

    /// <summary>The decayed count of a type at a time.</summary>
    public double At(EventType type, long nowMs) => Sums.Length == 0 ? 0 : Sums[(int)type] * double.Exp2((LandmarkMs - nowMs) / halfLifeMs);

    private void MoveLandmark(long timeMs)
    {
        double factor = double.Exp2((LandmarkMs - timeMs) / halfLifeMs);
        for (int type = 0; type < Sums.Length; type++)
            Sums[type] *= factor;
        LandmarkMs = timeMs;
    }
}

using System.Numerics;

namespace SocialRec.Benchmarks.Load;

/// <summary>
/// A log-bucketed histogram of durations: 64 buckets for each doubling, so a quantile is at most 1.6 % too high; from 1 µs to over an hour in fixed memory.
/// Not thread-safe: each sender fills its own and <see cref="Add(LatencyHistogram)"/> merges them.
/// </summary>
public sealed class LatencyHistogram
{
    private const int SubBits = 6;
    private const int SubBuckets = 1 << SubBits;
    private readonly long[] _counts = new long[SubBuckets * 32];

    /// <summary>How many durations were recorded.</summary>
    public long Count { get; private set; }

    /// <summary>The longest duration, exact.</summary>
    public TimeSpan Max { get; private set; }

    /// <summary>Records a duration; a negative one counts as zero.</summary>
    public void Record(TimeSpan duration)
    {
        long micros = Math.Max(0, duration.Ticks / TimeSpan.TicksPerMicrosecond);
        _counts[Math.Min(IndexOf(micros), _counts.Length - 1)]++;
        Count++;
        if (duration > Max)
            Max = duration;
    }

    /// <summary>Adds another histogram's durations to this one.</summary>
    public void Add(LatencyHistogram other)
    {
        for (int i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
        Count += other.Count;
        if (other.Max > Max)
            Max = other.Max;
    }

    /// <summary>The duration that a share of all recorded ones does not exceed; zero if there are none.</summary>
    /// <param name="share">0 to 1, such as 0.99.</param>
    public TimeSpan Quantile(double share)
    {
        long wanted = (long)Math.Ceiling(share * Count);
        for (int i = 0; i < _counts.Length; i++)
        {
            wanted -= _counts[i];
            if (wanted <= 0 && Count > 0)
                return TimeSpan.FromMicroseconds(UpperOf(i));
        }

        return Max;
    }

    private static int IndexOf(long micros)
    {
        if (micros < SubBuckets)
            return (int)micros;
        int shift = BitOperations.Log2((ulong)micros) - SubBits;
        return (shift + 1) * SubBuckets + (int)(micros >> shift) - SubBuckets;
    }

    private static long UpperOf(int index)
    {
        int shift = index / SubBuckets - 1;
        return shift < 0 ? index : ((long)(index % SubBuckets + SubBuckets + 1) << shift) - 1;
    }
}

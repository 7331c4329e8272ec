using System.Numerics.Tensors;

namespace SocialRec.Recommendation.Shoppers;

/// <summary>Exponential decay of many weights at once.</summary>
internal static class Decay
{
    private const float DayMs = 86_400_000;

    /// <summary>Multiplies each weight by 2^(−age / half-life); a weight without time stays as it is.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="timesMs">As many times, Unix milliseconds; 0 for none.</param>
    /// <param name="nowMs">The time to decay to; what lies ahead of it has age 0.</param>
    /// <param name="halfLifeDays">Days after which a weight has halved; 0: no decay.</param>
    public static void Apply(Span<float> weights, ReadOnlySpan<long> timesMs, long nowMs, float halfLifeDays)
    {
        const int Chunk = 256;
        if (halfLifeDays == 0)
            return;
        float perMs = -MathF.Log(2) / (halfLifeDays * DayMs);
        Span<float> factors = stackalloc float[Chunk];
        for (int first = 0; first < weights.Length; first += Chunk)
        {
            Span<float> part = weights[first..Math.Min(weights.Length, first + Chunk)];
            Span<float> partFactors = factors[..part.Length];
            // Imported history and the acts it made are often undated altogether.
            if (!timesMs.Slice(first, part.Length).ContainsAnyExcept(0))
                continue;
            for (int i = 0; i < part.Length; i++)
                partFactors[i] = timesMs[first + i] is > 0 and var time ? perMs * Math.Max(0, nowMs - time) : 0;
            TensorPrimitives.Exp<float>(partFactors, partFactors);
            TensorPrimitives.Multiply(part, partFactors, part);
        }
    }
}

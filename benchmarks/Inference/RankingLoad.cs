using SocialRec.Inference.Ranking;

namespace SocialRec.Benchmarks.Inference;

/// <summary>Ranking requests of the sizes that recommendation sends: 32 to 128 candidates, 0 to 48 context entries, vectors of 64.</summary>
internal static class RankingLoad
{
    private const int Dimensions = 64;

    /// <summary>Makes requests.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Seed of sizes and numbers.</param>
    public static RankingRequest[] Create(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Create(random))];
    }

    private static RankingRequest Create(Random random)
    {
        int candidates = random.Next(32, 129), context = random.Next(0, 49);
        return new RankingRequest
        {
            Dimensions = Dimensions,
            Candidates = UnitVectors(random, candidates),
            Evidence = Numbers(random, candidates * RankingAdapter.EvidenceCount),
            Context = UnitVectors(random, context),
            ContextFeatures = Numbers(random, context * RankingAdapter.ContextFeatureCount),
        };
    }

    private static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];

    private static float[] UnitVectors(Random random, int count)
    {
        float[] values = Numbers(random, count * Dimensions);
        for (int row = 0; row < count; row++)
        {
            Span<float> vector = values.AsSpan(row * Dimensions, Dimensions);
            float length = 0;
            foreach (ref float value in vector)
            {
                value -= 0.5f;
                length += value * value;
            }

            foreach (ref float value in vector)
                value /= MathF.Sqrt(length);
        }

        return values;
    }
}

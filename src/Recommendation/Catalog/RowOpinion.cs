namespace SocialRec.Recommendation.Catalog;

/// <summary>What reviews say of an item, in numbers.</summary>
/// <param name="Reviews">How many reviews there are.</param>
/// <param name="Positive">How many of them are happy.</param>
/// <param name="Negative">How many are unhappy.</param>
/// <param name="Aspects">What they speak of most, commonest first.</param>
public sealed record RowOpinion(int Reviews, int Positive, int Negative, RowAspect[] Aspects)
{
    // 95 % of a normal distribution lie within so many standard deviations.
    private const float Deviations = 1.96f;

    /// <summary>
    /// How surely most reviewers are happy, 0 to 1: from the lower bound of the happy share among those who took a side (Wilson, JASA 1927), so that three happy
    /// reviews count less than thirty.
    /// </summary>
    public float Praise { get; } = Math.Max(0, (2 * LowerBound(Positive, Positive + Negative)) - 1);

    /// <summary>Whether another says the same.</summary>
    public bool IsLike(RowOpinion? other) =>
        other is not null && (Reviews, Positive, Negative) == (other.Reviews, other.Positive, other.Negative) && Aspects.AsSpan().SequenceEqual(other.Aspects);

    private static float LowerBound(int happy, int all)
    {
        if (all == 0)
            return 0;
        float share = happy / (float)all, spread = Deviations * Deviations / all;
        return (share + (spread / 2) - (Deviations * MathF.Sqrt((share * (1 - share) / all) + (spread / (4 * all))))) / (1 + spread);
    }
}

/// <summary>What reviews say of one aspect of an item.</summary>
/// <param name="Name">The aspect, such as price or battery.</param>
/// <param name="Reviews">How many speak of it.</param>
/// <param name="Positive">How many of those are happy about it.</param>
public readonly record struct RowAspect(string Name, int Reviews, int Positive);

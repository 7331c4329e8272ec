namespace SocialRec.Recommendation.Scoring;

/// <summary>One head of the evidence model: a logistic regression on the features.</summary>
public sealed record EvidenceWeights
{
    /// <summary>The logit where nothing is known.</summary>
    public required float Bias { get; init; }

    /// <summary>Weight of <see cref="Feature.Neighbour"/>.</summary>
    public required float Neighbour { get; init; }

    /// <summary>Weight of <see cref="Feature.CoOccurrence"/>.</summary>
    public required float CoOccurrence { get; init; }

    /// <summary>Weight of <see cref="Feature.Friend"/>.</summary>
    public required float Friend { get; init; }

    /// <summary>Weight of <see cref="Feature.Interest"/>.</summary>
    public required float Interest { get; init; }

    /// <summary>Weight of <see cref="Feature.Trending"/>.</summary>
    public required float Trending { get; init; }

    /// <summary>Weight of <see cref="Feature.Popular"/>.</summary>
    public required float Popular { get; init; }

    /// <summary>Weight of <see cref="Feature.Fresh"/>.</summary>
    public required float Fresh { get; init; }

    /// <summary>Weight of <see cref="Feature.Own"/>.</summary>
    public required float Own { get; init; }

    /// <summary>Weight of <see cref="Feature.Circle"/>.</summary>
    public required float Circle { get; init; }

    /// <summary>Weight of <see cref="Feature.Reviews"/>.</summary>
    public required float Reviews { get; init; }

    /// <summary>Weight of <see cref="Feature.Text"/>.</summary>
    public required float Text { get; init; }

    /// <summary>The weight of a feature.</summary>
    public float this[Feature feature] => feature switch
    {
        Feature.Neighbour => Neighbour,
        Feature.CoOccurrence => CoOccurrence,
        Feature.Friend => Friend,
        Feature.Interest => Interest,
        Feature.Trending => Trending,
        Feature.Popular => Popular,
        Feature.Fresh => Fresh,
        Feature.Own => Own,
        Feature.Circle => Circle,
        Feature.Reviews => Reviews,
        Feature.Text => Text,
        _ => throw new ArgumentOutOfRangeException(nameof(feature)),
    };
}

namespace SocialRec.Recommendation.Scoring;

/// <summary>
/// What is known about a shopper and a candidate, each from 0 (nothing) to 1. A feature depends on shopper, candidate, catalog and bundle only,
/// never on which source proposed the candidate or what else was proposed.
/// </summary>
public enum Feature
{
    /// <summary>Trained weights from the shopper's history.</summary>
    Neighbour = 0,

    /// <summary>Live co-occurrence with the shopper's history.</summary>
    CoOccurrence = 1,

    /// <summary>Friends' acts.</summary>
    Friend = 2,

    /// <summary>Cosine with the live vector.</summary>
    Interest = 3,

    /// <summary>What happens now, beside the most active item.</summary>
    Trending = 4,

    /// <summary>All that ever happened, beside the most popular item.</summary>
    Popular = 5,

    /// <summary>How new the item is.</summary>
    Fresh = 6,

    /// <summary>How much the shopper dealt with the very item.</summary>
    Own = 7,

    /// <summary>Circles' acts.</summary>
    Circle = 8,

    /// <summary>How happy reviewers are.</summary>
    Reviews = 9,

    /// <summary>Likeness of words to the shopper's items, where the model does not know the item.</summary>
    Text = 10,
}

/// <summary>How many features there are.</summary>
public static class Features
{
    /// <summary>The number of <see cref="Feature"/> values.</summary>
    public const int Count = 11;
}

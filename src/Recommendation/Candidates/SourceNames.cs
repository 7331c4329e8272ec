using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation.Candidates;

/// <summary>The candidate sources, as answers and budgets spell them.</summary>
public static class SourceNames
{
    /// <summary><see cref="FriendActsSource"/>.</summary>
    public const string Friends = "friends";

    /// <summary><see cref="CirclesSource"/>.</summary>
    public const string Circles = "circles";

    /// <summary><see cref="TrainedNeighboursSource"/>.</summary>
    public const string Neighbours = "neighbours";

    /// <summary><see cref="CoOccurringSource"/>.</summary>
    public const string CoOccurring = "co-occurring";

    /// <summary><see cref="LiveVectorSource"/>.</summary>
    public const string LiveVector = "live-vector";

    /// <summary><see cref="OwnItemsSource"/>.</summary>
    public const string Own = "own";

    /// <summary><see cref="TrendingSource"/>.</summary>
    public const string Trending = "trending";

    /// <summary><see cref="PopularSource"/>.</summary>
    public const string Popular = "popular";

    /// <summary><see cref="FreshSource"/>.</summary>
    public const string Fresh = "fresh";

    /// <summary><see cref="ReviewsSource"/>.</summary>
    public const string Reviews = "reviews";

    /// <summary><see cref="TextSource"/>.</summary>
    public const string Text = "text";

    /// <summary>The source that measures a feature.</summary>
    public static string Of(Feature feature) => feature switch
    {
        Feature.Neighbour => Neighbours,
        Feature.CoOccurrence => CoOccurring,
        Feature.Friend => Friends,
        Feature.Interest => LiveVector,
        Feature.Trending => Trending,
        Feature.Popular => Popular,
        Feature.Fresh => Fresh,
        Feature.Own => Own,
        Feature.Circle => Circles,
        Feature.Reviews => Reviews,
        Feature.Text => Text,
        _ => throw new ArgumentOutOfRangeException(nameof(feature)),
    };
}

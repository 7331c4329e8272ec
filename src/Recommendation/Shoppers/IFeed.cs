namespace SocialRec.Recommendation.Shoppers;

/// <summary>Friends' acts, newest first, however the caller stores them: so that nothing is copied for a request.</summary>
public interface IFeed
{
    /// <summary>How many entries there are.</summary>
    int Count { get; }

    /// <summary>One entry, counted from the newest.</summary>
    FeedEntry this[int index] { get; }
}

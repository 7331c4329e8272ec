namespace SocialRec.Recommendation.Shoppers;

/// <summary>A feed without entries.</summary>
public sealed class EmptyFeed : IFeed
{
    /// <summary>The one instance.</summary>
    public static EmptyFeed Instance { get; } = new();

    /// <inheritdoc/>
    public int Count => 0;

    /// <inheritdoc/>
    public FeedEntry this[int index] => throw new ArgumentOutOfRangeException(nameof(index));
}

namespace SocialRec.Recommendation.Explaining;

/// <summary>The kinds of reasons, as answers spell them.</summary>
public static class ReasonKinds
{
    /// <summary>A followed person did something with it.</summary>
    public const string Friend = "friend";

    /// <summary>Members of a circle did something with it.</summary>
    public const string Circle = "circle";

    /// <summary>It goes with an item the shopper dealt with.</summary>
    public const string Similar = "similar";

    /// <summary>It is near the shopper's taste as a whole.</summary>
    public const string Interest = "interest";

    /// <summary>Words speak for it: its own are like those of an item the shopper dealt with, or its reviews are happy.</summary>
    public const string Text = "text";

    /// <summary>Many deal with it now.</summary>
    public const string Trending = "trending";

    /// <summary>Many have dealt with it.</summary>
    public const string Popular = "popular";

    /// <summary>It is new.</summary>
    public const string Fresh = "fresh";
}

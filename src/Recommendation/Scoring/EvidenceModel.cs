namespace SocialRec.Recommendation.Scoring;

/// <summary>
/// The heads of the evidence model: what each kind of evidence says about a click, a share and a purchase. What public logs tell of (neighbours, co-occurrence,
/// undated acts of friends, interest, trends, popularity, freshness) is weighed as their validation parts liked it best, all sets together; the rest by hand beside
/// that. It serves unless a scenario names another scorer, and reasons are weighed by it.
/// </summary>
public static class EvidenceModel
{
    /// <summary>The chance of a click: what a friend did just now and trained neighbours most.</summary>
    public static EvidenceWeights Click { get; } = new()
    {
        Bias = -2.5f, Neighbour = 4, CoOccurrence = 0.8f, Friend = 6, Interest = 1.3f, Trending = 0.2f, Popular = 0.3f, Fresh = 0.07f, Own = 1.0f, Circle = 5.5f,
        Reviews = 0.6f, Text = 2.4f,
    };

    /// <summary>The chance of a share: what friends do and what is talked about.</summary>
    public static EvidenceWeights Share { get; } = new()
    {
        Bias = -4, Neighbour = 2, CoOccurrence = 0.5f, Friend = 7.5f, Interest = 0.9f, Trending = 0.4f, Popular = 0.2f, Fresh = 0.15f, Own = 0.4f, Circle = 7,
        Reviews = 0.5f, Text = 1.2f,
    };

    /// <summary>The chance of a purchase: what goes with things already chosen.</summary>
    public static EvidenceWeights Purchase { get; } = new()
    {
        Bias = -3.5f, Neighbour = 4.5f, CoOccurrence = 1.1f, Friend = 4.5f, Interest = 1.2f, Trending = 0.15f, Popular = 0.3f, Fresh = 0.03f, Own = 1.6f, Circle = 4,
        Reviews = 0.9f, Text = 2.4f,
    };
}

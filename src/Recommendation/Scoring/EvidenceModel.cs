namespace SocialRec.Recommendation.Scoring;

/// <summary>
/// The heads of the evidence model, chosen by hand: what each kind of evidence says about a click, a share and a purchase. It is what serves until a trained ranker
/// has shown that it is better, and what reasons are weighed by.
/// </summary>
public static class EvidenceModel
{
    /// <summary>The chance of a click: everything counts, what a friend did just now and trained neighbours most.</summary>
    public static EvidenceWeights Click { get; } = new()
    {
        Bias = -2.5f, Neighbour = 2.4f, CoOccurrence = 1.4f, Friend = 6, Interest = 1.4f, Trending = 0.8f, Popular = 0.6f, Fresh = 0.4f, Own = 1.0f, Circle = 5.5f,
        Reviews = 0.6f, Text = 1.8f,
    };

    /// <summary>The chance of a share: what friends do and what is talked about.</summary>
    public static EvidenceWeights Share { get; } = new()
    {
        Bias = -4, Neighbour = 1.2f, CoOccurrence = 0.6f, Friend = 7.5f, Interest = 1, Trending = 1.4f, Popular = 0.4f, Fresh = 0.8f, Own = 0.4f, Circle = 7,
        Reviews = 0.5f, Text = 0.8f,
    };

    /// <summary>The chance of a purchase: what goes with things already chosen.</summary>
    public static EvidenceWeights Purchase { get; } = new()
    {
        Bias = -3.5f, Neighbour = 2.8f, CoOccurrence = 2.2f, Friend = 4.5f, Interest = 1.2f, Trending = 0.5f, Popular = 0.6f, Fresh = 0.1f, Own = 1.6f, Circle = 4,
        Reviews = 0.9f, Text = 1.8f,
    };
}

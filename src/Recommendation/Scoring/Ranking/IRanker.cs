namespace SocialRec.Recommendation.Scoring.Ranking;

/// <summary>A trained ranking model, wherever it runs.</summary>
public interface IRanker
{
    /// <summary>Whether a model is loaded; without one the evidence model scores, and nothing is said to be missing.</summary>
    bool IsReady { get; }

    /// <summary>Predicts what the shopper does with each candidate.</summary>
    /// <param name="input">The shopper and the candidates; its arrays are not written while the call runs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>For each candidate the chances of a click, a share and a purchase, 0 to 1, one after the other.</returns>
    ValueTask<float[]> ScoreAsync(RankerInput input, CancellationToken cancellationToken);
}

namespace SocialRec.Grains.Interfaces.Inference;

/// <summary>The ranking model of some silo, one with a GPU if any has; key <c>_/ranking#n</c>. Callers spread over the n, since a caller's silo remembers one place for each key.</summary>
[Alias("IRankingInferenceGrain")]
public interface IRankingInferenceGrain : IGrainWithStringKey
{
    /// <summary>Scores one shopper's candidates.</summary>
    /// <returns>For each candidate the chances of a click, a share and a purchase, 0 to 1, one after the other.</returns>
    /// <exception cref="Errors.InvalidRequestException">The arrays do not fit together, hold NaN or are too long.</exception>
    /// <exception cref="Errors.OverloadedException">The model's queue is full.</exception>
    /// <exception cref="Errors.UnavailableException">No version is loaded, or the run went wrong.</exception>
    [Alias("Score"), ResponseTimeout("00:00:02")]
    Task<float[]> ScoreAsync(RankingQuery query, CancellationToken cancellationToken);
}

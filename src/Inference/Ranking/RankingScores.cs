namespace SocialRec.Inference.Ranking;

/// <summary>The predicted chances of each candidate.</summary>
/// <param name="Values">From 0 to 1: for each candidate one number for each <see cref="RankingHead"/>.</param>
public sealed record RankingScores(float[] Values)
{
    /// <summary>How many heads there are.</summary>
    public const int HeadCount = 3;

    /// <summary>How many candidates there are.</summary>
    public int Count => Values.Length / HeadCount;

    /// <summary>One chance.</summary>
    public float this[int candidate, RankingHead head] => Values[(candidate * HeadCount) + (int)head];
}

namespace SocialRec.Learning.Evaluation;

/// <summary>What one user's list measured.</summary>
/// <param name="User">User index.</param>
/// <param name="Metrics">Its measures.</param>
public readonly record struct UserResult(int User, RankingMetrics Metrics);

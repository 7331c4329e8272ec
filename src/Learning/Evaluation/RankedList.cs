namespace SocialRec.Learning.Evaluation;

/// <summary>What one user was recommended, best first.</summary>
/// <param name="User">User index.</param>
/// <param name="Items">Item indexes.</param>
/// <param name="Scores">The score of each item; empty when not known.</param>
public sealed record RankedList(int User, int[] Items, float[] Scores);

namespace SocialRec.Learning.Models;

/// <summary>
/// Scores every item for somebody of whom only interactions are known, so that it serves people who were not there when it was trained.
/// Safe to call from several threads.
/// </summary>
public interface IScorer
{
    /// <summary>Number of items.</summary>
    int ItemCount { get; }

    /// <summary>Scores every item; higher is better, and only the order and the differences mean anything.</summary>
    /// <param name="shopper">Item indexes and how much each counts.</param>
    /// <param name="scores">Overwritten; one score per item.</param>
    void Score(SparseVector shopper, Span<float> scores);
}

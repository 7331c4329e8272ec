using SocialRec.Learning.LinearAlgebra;

namespace SocialRec.Learning.Models;

/// <summary>A scorer that gives most items nothing: it can name those that it gives something, which saves looking at a million others.</summary>
internal interface ISparseScorer : IScorer
{
    /// <summary>Adds the scores of the items that have any.</summary>
    /// <param name="shopper">Item indexes and how much each counts.</param>
    /// <param name="scores">Empty; all items that are not in it afterwards have a score of 0.</param>
    void Score(SparseVector shopper, SparseAccumulator scores);
}

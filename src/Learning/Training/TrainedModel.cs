using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Recommendation.Bundles;

namespace SocialRec.Learning.Training;

/// <summary>Everything that a training run publishes; all of it speaks of items, nothing of users.</summary>
/// <param name="ItemIds">Item ids; row i of everything below is the item with the i-th id.</param>
/// <param name="Neighbours">Items × items: what each item speaks for, and how strongly. Weights may be negative. No item is its own neighbour.</param>
/// <param name="Vectors">Items × dimension. A shopper's live vector is the weighted sum of the unit vectors of what the shopper did.</param>
/// <param name="Popularity">Total weight of the interactions with each item.</param>
/// <param name="Parameters">The numbers that the stages use with it, by the names of <see cref="ParameterNames"/>.</param>
/// <param name="HeldOut">How the same recipe did on interactions that it had not seen.</param>
/// <param name="Manifest">What it was learned from, and how.</param>
public sealed record TrainedModel(
    IReadOnlyList<string> ItemIds,
    CsrMatrix Neighbours,
    DenseMatrix Vectors,
    float[] Popularity,
    IReadOnlyDictionary<string, double> Parameters,
    EvaluationReport HeldOut,
    TrainingManifest Manifest)
{
    /// <summary>As how many of a shopper's own acts all friends together count.</summary>
    public double FriendMass => Parameters.GetValueOrDefault(ParameterNames.HistoryFriendMass);
}

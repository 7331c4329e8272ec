namespace SocialRec.Inference.Text.Reviews;

/// <summary>What the text model says of a review.</summary>
/// <param name="Whole">Of the whole text.</param>
/// <param name="Aspects">Of the aspects that it speaks of, each once, in order.</param>
public sealed record ReviewAnalysis(TextAnalysis Whole, IReadOnlyList<AspectOpinion> Aspects);

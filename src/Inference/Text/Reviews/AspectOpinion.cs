namespace SocialRec.Inference.Text.Reviews;

/// <summary>What a review says of one aspect.</summary>
/// <param name="Aspect">The aspect, such as price or battery.</param>
/// <param name="Sentiment">How the clause that speaks of it sounds.</param>
/// <param name="Clause">Where that clause stands.</param>
public sealed record AspectOpinion(string Aspect, Sentiment Sentiment, TextPlace Clause);

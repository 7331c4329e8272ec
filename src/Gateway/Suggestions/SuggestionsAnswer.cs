using SocialRec.Gateway.Recommendations;
using SocialRec.Grains.Interfaces.Suggestions;

namespace SocialRec.Gateway.Suggestions;

/// <summary>Suggestions, best first.</summary>
/// <param name="Suggestions">People or circles.</param>
internal sealed record SuggestionsAnswer(SuggestionBody[] Suggestions)
{
    /// <summary>Shows suggestions.</summary>
    public static SuggestionsAnswer Of(Suggestion[] suggestions) =>
        new(Array.ConvertAll(suggestions, one => new SuggestionBody(one.Id, one.Score, Array.ConvertAll(one.Reasons, AnswerReason.Of))));
}

/// <summary>A person to follow, or a circle to join.</summary>
/// <param name="Id">Who, or which.</param>
/// <param name="Score">Comparable within one answer only.</param>
/// <param name="Reasons">Why: friend, similar (an item that both like) or interest.</param>
internal sealed record SuggestionBody(string Id, float Score, AnswerReason[] Reasons);

namespace SocialRec.Grains.Interfaces.Suggestions;

/// <summary>Suggests people and circles; a stateless worker, key <c>tenant/n</c>. Reads the views of the user and of some friends.</summary>
[Alias("ISuggestionGrain")]
public interface ISuggestionGrain : IGrainWithStringKey
{
    /// <summary>People whom the user may want to follow, best first; null if the user is unknown.</summary>
    /// <param name="user">The user.</param>
    /// <param name="limit">How many at most, 1 to 100.</param>
    [Alias("Friends"), ResponseTimeout("00:00:10")]
    Task<Suggestion[]?> FriendsAsync(string user, int limit);

    /// <summary>Circles that the user may want to join, best first; null if the user is unknown. Hidden circles are not suggested.</summary>
    /// <param name="user">The user.</param>
    /// <param name="limit">How many at most, 1 to 100.</param>
    [Alias("Circles"), ResponseTimeout("00:00:10")]
    Task<Suggestion[]?> CirclesAsync(string user, int limit);
}

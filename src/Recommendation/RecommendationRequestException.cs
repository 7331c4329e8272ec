namespace SocialRec.Recommendation;

/// <summary>A request that cannot be answered as it stands: a parameter is out of range, or names a scenario or cursor that does not exist.</summary>
public sealed class RecommendationRequestException : Exception
{
    /// <summary>An error in one parameter.</summary>
    /// <param name="parameter">The parameter's name as the API spells it.</param>
    /// <param name="message">What is wrong with it, and what would be right.</param>
    public RecommendationRequestException(string parameter, string message) : base(message) => Parameter = parameter;

    /// <summary>The parameter's name as the API spells it.</summary>
    public string Parameter { get; }
}

namespace SocialRec.Recommendation;

/// <summary>The stages of a recommendation, in the order in which they run.</summary>
public enum Stage
{
    /// <summary>Which items may be recommended at all.</summary>
    Filters = 0,

    /// <summary>Where candidates come from, and what is known of each.</summary>
    Candidates = 1,

    /// <summary>How good each candidate is.</summary>
    Scoring = 2,

    /// <summary>In which order the best are shown.</summary>
    Mixing = 3,

    /// <summary>Why each is shown.</summary>
    Explaining = 4,
}

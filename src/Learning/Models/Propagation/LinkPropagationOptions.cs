namespace SocialRec.Learning.Models.Propagation;

/// <summary>How popular ends of a link damp what flows over it: each is divided by its total to a power.</summary>
public sealed record LinkPropagationOptions
{
    /// <summary>Power for the items that somebody did something with. Default 0.5.</summary>
    public double InputExponent { get; init; } = 0.5;

    /// <summary>Power for the users in between. Default 0.6.</summary>
    public double UserExponent { get; init; } = 0.6;

    /// <summary>Power for the items that are scored. Default 0.35.</summary>
    public double OutputExponent { get; init; } = 0.35;

    /// <summary>Neighbours kept per item at most. Default all.</summary>
    public int NeighbourCount { get; init; } = int.MaxValue;
}

namespace SocialRec.Learning.Models.Factors;

/// <summary>What shapes a factorisation of implicit feedback.</summary>
public sealed record ImplicitAlsOptions
{
    /// <summary>Length of a factor vector. Default 64.</summary>
    public int Dimension { get; init; } = 64;

    /// <summary>How much more an interaction counts than its absence. Default 10.</summary>
    public double Confidence { get; init; } = 10;

    /// <summary>Weight of the squared norms of the factors. Default 10.</summary>
    public double Regularization { get; init; } = 10;

    /// <summary>Rounds of solving for users, then for items. Default 8.</summary>
    public int Rounds { get; init; } = 8;
}

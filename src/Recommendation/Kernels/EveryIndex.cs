namespace SocialRec.Recommendation.Kernels;

/// <summary>Accepts everything.</summary>
public readonly struct EveryIndex : IIndexFilter
{
    /// <inheritdoc/>
    public bool Accepts(int index) => true;
}

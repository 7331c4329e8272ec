namespace SocialRec.Recommendation.Kernels;

/// <summary>Which indexes a search may return; a struct, so that the search is compiled for it.</summary>
public interface IIndexFilter
{
    /// <summary>Whether an index may be returned; asked only of those good enough otherwise.</summary>
    bool Accepts(int index);
}

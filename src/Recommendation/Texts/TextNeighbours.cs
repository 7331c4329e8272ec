using SocialRec.Recommendation.Catalog;

namespace SocialRec.Recommendation.Texts;

/// <summary>Which items read alike, where the model knows at least one of the two not yet: an immutable picture.</summary>
public sealed class TextNeighbours
{
    private readonly PagedView<Neighbour[]> _lists;

    internal TextNeighbours(PagedView<Neighbour[]> lists, long version) => (_lists, Version) = (lists, version);

    /// <summary>No item reads like another.</summary>
    public static TextNeighbours None { get; } = new(default, 0);

    /// <summary>Counts the pictures.</summary>
    public long Version { get; }

    /// <summary>The items that read like one, closest first; weights are above 0 and at most 1.</summary>
    public ReadOnlySpan<Neighbour> Of(int row) => row < _lists.Count ? _lists[row] : [];
}

using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Recommendation.Bundles;

/// <summary>
/// Everything learned that must be used together: item vectors, item-to-item weights and parameters of one training. Immutable; a request pins one,
/// so that vector spaces never mix. Item indexes are the bundle's own; <see cref="BundleBinding"/> relates them to a replica's rows.
/// </summary>
public sealed class ModelBundle
{
    private readonly HashIndex _index;
    private readonly Lazy<ClusteredVectors?> _clusters;
    private readonly Lazy<NeighbourGraph> _strongest;

    /// <summary>A bundle over the given parts, which are kept, not copied.</summary>
    /// <param name="version">The version under which the registry knows it.</param>
    /// <param name="itemIds">The items, each once.</param>
    /// <param name="vectors">A vector for each item; null if the training made none.</param>
    /// <param name="neighbours">Item-to-item weights; null if the training made none.</param>
    /// <param name="parameters">Named numbers, see <see cref="ParameterNames"/>; finite.</param>
    /// <param name="textVectors">Vectors of the items' texts; null if there are none.</param>
    /// <exception cref="ArgumentException">The parts are not of one size, an id stands twice, or a number is not finite.</exception>
    public ModelBundle(
        string version,
        string[] itemIds,
        ItemVectors? vectors,
        NeighbourGraph? neighbours,
        IReadOnlyDictionary<string, double>? parameters = null,
        ItemVectors? textVectors = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(version);
        ArgumentNullException.ThrowIfNull(itemIds);
        CheckCount(vectors?.Count, itemIds.Length, nameof(vectors));
        CheckCount(neighbours?.Count, itemIds.Length, nameof(neighbours));
        CheckCount(textVectors?.Count, itemIds.Length, nameof(textVectors));
        Version = version;
        ItemIds = itemIds;
        Vectors = vectors;
        _clusters = new Lazy<ClusteredVectors?>(() => vectors is null ? null : ClusteredVectors.Of(vectors));
        Neighbours = neighbours ?? NeighbourGraph.Empty(itemIds.Length);
        _strongest = new Lazy<NeighbourGraph>(() => StrongNeighbours.Of(Neighbours));
        TextVectors = textVectors;
        Parameters = new ModelParameters(parameters ?? new Dictionary<string, double>());
        ActWeights = ActWeights.Of(Parameters);
        ItemHashes = Array.ConvertAll(itemIds, IdHash.Of);
        _index = new HashIndex(ItemHashes);
    }

    /// <summary>The version under which the registry knows it.</summary>
    public string Version { get; }

    /// <summary>The items' ids.</summary>
    public string[] ItemIds { get; }

    /// <summary><see cref="IdHash"/> of each item's id.</summary>
    public ulong[] ItemHashes { get; }

    /// <summary>The items' vectors; null if the training made none.</summary>
    public ItemVectors? Vectors { get; }

    /// <summary>The items' vectors in groups, for a search that need not be exact; null where there are none or few.</summary>
    internal ClusteredVectors? Clusters => _clusters.Value;

    /// <summary>Item-to-item weights.</summary>
    public NeighbourGraph Neighbours { get; }

    /// <summary>The strongest of each item's neighbours, for scenarios to which speed matters more than the last weight.</summary>
    internal NeighbourGraph Strongest => _strongest.Value;

    /// <summary>Vectors of the items' texts; null if there are none.</summary>
    public ItemVectors? TextVectors { get; }

    /// <summary>Named numbers that were learned or chosen with the rest.</summary>
    public ModelParameters Parameters { get; }

    /// <summary>What each kind of act weighs in a history.</summary>
    public ActWeights ActWeights { get; }

    /// <summary>How many items there are.</summary>
    public int Count => ItemIds.Length;

    /// <summary>
    /// Makes what only serving needs, groups of vectors and strongest neighbours: seconds for a million items. Without it the first requests wait for that.
    /// </summary>
    /// <returns>This bundle.</returns>
    public ModelBundle Prepare()
    {
        _ = (Clusters, Strongest);
        return this;
    }

    /// <summary>The index of an item, or −1.</summary>
    /// <param name="hash"><see cref="IdHash"/> of the item's id.</param>
    public int Find(ulong hash) => _index.Find(hash);

    private static void CheckCount(int? count, int items, string part)
    {
        if (count is { } rows && rows != items)
            throw new ArgumentException($"There are {items} items but {rows} rows of {part}.", part);
    }
}

using Orleans.Placement;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.Runtime.Placement;

namespace SocialRec.Grains.Inference;

/// <summary>Keeps the silos with a GPU; all of them where none has one, or where silos carry no metadata.</summary>
/// <param name="metadata">What operators wrote on the silos; null where they were given no way to.</param>
internal sealed class PreferGpuDirector(ISiloMetadataCache? metadata = null) : IPlacementFilterDirector
{
    /// <summary>The metadata key that says what a silo runs models on.</summary>
    public const string MetadataKey = "inference";

    /// <summary>Its value on silos with a GPU.</summary>
    public const string Gpu = "gpu";

    /// <inheritdoc/>
    public IEnumerable<SiloAddress> Filter(PlacementFilterStrategy filterStrategy, PlacementTarget target, IEnumerable<SiloAddress> silos)
    {
        SiloAddress[] all = [.. silos];
        return metadata is null ? all : Prefer(all, silo => metadata.GetSiloMetadata(silo).Metadata.GetValueOrDefault(MetadataKey) == Gpu);
    }

    /// <summary>Those that match, or all where none does.</summary>
    internal static SiloAddress[] Prefer(SiloAddress[] all, Predicate<SiloAddress> match) =>
        Array.FindAll(all, match) is { Length: > 0 } matching ? matching : all;
}

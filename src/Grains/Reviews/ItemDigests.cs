using Orleans.Storage;
using SocialRec.Grains.Keys;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Reviews;

/// <summary>Makes the digests of items.</summary>
internal sealed class ItemDigests(IGrainStorage storage, WordSeal seal)
{
    /// <summary>The digest of an item, to be read when it is first asked.</summary>
    /// <param name="grain">The item's grain.</param>
    public ItemDigest Of(GrainId grain) => new(new LazyRecord<ItemOpinions>(storage, "digest", grain), grain, seal);
}

using Orleans.Placement;

namespace SocialRec.Grains.Inference;

/// <summary>
/// Names <see cref="PreferGpuDirector"/>. Orleans' own metadata filters compare with the calling silo and so would keep the work of silos without a GPU on those.
/// </summary>
public sealed class PreferGpuFilter() : PlacementFilterStrategy(order: 0);

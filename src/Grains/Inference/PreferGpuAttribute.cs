using Orleans.Placement;

namespace SocialRec.Grains.Inference;

/// <summary>Places a grain on silos whose metadata says <c>inference=gpu</c>, if there are any, else anywhere.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PreferGpuAttribute() : PlacementFilterAttribute(new PreferGpuFilter());

using SocialRec.Grains.Interfaces.Models;

namespace SocialRec.Grains.Models;

/// <summary>A tenant's models as stored.</summary>
[GenerateSerializer, Alias("RegistryRecord")]
internal sealed class RegistryRecord
{
    /// <summary>All versions, oldest first.</summary>
    [Id(0)] public List<ModelVersion> Versions { get; set; } = [];

    /// <summary>The operation of the latest training run.</summary>
    [Id(1)] public string? Training { get; set; }
}

namespace SocialRec.Grains.Models;

/// <summary>A stretch of an artifact as stored.</summary>
[GenerateSerializer, Alias("ArtifactPage")]
internal sealed class ArtifactPage
{
    /// <summary>The bytes.</summary>
    [Id(0)] public byte[] Bytes { get; set; } = [];
}

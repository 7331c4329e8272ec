namespace SocialRec.Inference.Models;

/// <summary>A registered version.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Version">The version.</param>
/// <param name="File">The file, relative to the manifest.</param>
/// <param name="Sha256">SHA-256 of the file, hex.</param>
/// <param name="Tolerance">See <see cref="ModelArtifact.Tolerance"/>.</param>
public sealed record ManifestEntry(string Name, string Version, string File, string Sha256, float Tolerance)
{
    /// <summary>The version as the service takes it.</summary>
    /// <param name="directory">The manifest's folder.</param>
    public ModelArtifact ToArtifact(string directory) =>
        ModelArtifact.FromFile(Version, Sha256, Path.Combine(directory, File), Tolerance);
}

using System.Text.Json;

namespace SocialRec.Inference.Models;

/// <summary>The file <c>manifest.json</c> in a folder of models: which versions are registered there, and the hash of each one's file.</summary>
/// <param name="Models">The versions, at most one for each name.</param>
public sealed record ModelManifest(IReadOnlyList<ManifestEntry> Models)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Reads a folder's manifest; empty if there is none.</summary>
    /// <exception cref="JsonException">The file is not a manifest.</exception>
    public static async Task<ModelManifest> ReadAsync(string directory, CancellationToken cancellationToken)
    {
        string path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            return new ModelManifest([]);
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<ModelManifest>(file, JsonSerializerOptions.Web, cancellationToken)
            ?? throw new JsonException($"{path} is empty.");
    }
}

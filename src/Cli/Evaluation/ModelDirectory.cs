using System.Text.Json;
using SocialRec.Learning.Training;
using SocialRec.Recommendation.Bundles;

namespace SocialRec.Cli.Evaluation;

/// <summary>A trained model on disk: the bundle that silos serve, and what it was learned from.</summary>
internal static class ModelDirectory
{
    private const string BundleFileName = "items.bundle";
    private const string ManifestFileName = "manifest.json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Writes a model; returns the SHA-256 of its bundle.</summary>
    public static string Write(DirectoryInfo directory, TrainedModel model, string version)
    {
        directory.Create();
        using FileStream stream = File.Create(Path.Combine(directory.FullName, BundleFileName));
        string sha256 = BundleFile.Write(model.ToBundle(version), stream);
        File.WriteAllText(Path.Combine(directory.FullName, ManifestFileName), JsonSerializer.Serialize(new { version, sha256, model.Manifest, model.Parameters }, Readable));
        return sha256;
    }

    /// <summary>Writes a bundle that comes without a manifest.</summary>
    public static void Keep(DirectoryInfo directory, Stream bundle)
    {
        directory.Create();
        using FileStream stream = File.Create(Path.Combine(directory.FullName, BundleFileName));
        bundle.CopyTo(stream);
    }

    /// <summary>Reads the bundle of a model.</summary>
    /// <exception cref="CommandException">There is none, or it is damaged.</exception>
    public static ModelBundle Read(DirectoryInfo directory)
    {
        string path = Path.Combine(directory.FullName, BundleFileName);
        try
        {
            using FileStream stream = File.OpenRead(path);
            return BundleFile.Read(stream);
        }
        catch (BundleFormatException exception)
        {
            throw new CommandException(ExitCode.BadData, $"{path}: {exception.Message}");
        }
        catch (IOException exception)
        {
            throw new CommandException(ExitCode.NoInput, $"Cannot read {path}: {exception.Message}");
        }
    }
}

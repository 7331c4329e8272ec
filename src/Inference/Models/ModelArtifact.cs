using System.Security.Cryptography;
using SocialRec.Inference.Errors;

namespace SocialRec.Inference.Models;

/// <summary>A version of a model as the registry names it, and where its file can be had.</summary>
public sealed class ModelArtifact
{
    private const float DefaultTolerance = 1e-4f;

    private readonly Func<CancellationToken, Task<byte[]>> _read;

    /// <summary>A version whose bytes come from wherever they are kept.</summary>
    /// <param name="version">The version.</param>
    /// <param name="sha256">SHA-256 of the file, hex.</param>
    /// <param name="read">Reads the file.</param>
    public ModelArtifact(string version, string sha256, Func<CancellationToken, Task<byte[]>> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(version);
        ArgumentException.ThrowIfNullOrEmpty(sha256);
        ArgumentNullException.ThrowIfNull(read);
        (Version, Sha256, _read) = (version, sha256, read);
    }

    /// <summary>The version.</summary>
    public string Version { get; }

    /// <summary>SHA-256 of the file, hex.</summary>
    public string Sha256 { get; }

    /// <summary>
    /// How far an answer in company may be from the answer alone. Default 1e-4; int8 models, whose scales depend on the whole batch, need about 1e-2 or more.
    /// </summary>
    public float Tolerance { get; init; } = DefaultTolerance;

    /// <summary>A version in a file.</summary>
    public static ModelArtifact FromFile(string version, string sha256, string path, float tolerance = DefaultTolerance) =>
        new(version, sha256, cancellationToken => File.ReadAllBytesAsync(path, cancellationToken)) { Tolerance = tolerance };

    /// <summary>Reads the file and compares its hash.</summary>
    /// <exception cref="ModelRejectedException">It cannot be read, or is not the registered file.</exception>
    public async Task<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        byte[] file;
        try
        {
            file = await _read(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelRejectedException(ModelRejection.Unreadable, $"Version {Version} cannot be read: {exception.Message}", exception);
        }

        string actual = Convert.ToHexStringLower(SHA256.HashData(file));
        if (!actual.Equals(Sha256, StringComparison.OrdinalIgnoreCase))
            throw new ModelRejectedException(ModelRejection.WrongHash, $"Version {Version} is registered with SHA-256 {Sha256}, the file of {file.Length} bytes has {actual}.");
        return file;
    }
}

using System.Security.Cryptography;
using System.Text;

namespace SocialRec.Cli.Import;

/// <summary>A file to import.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="DefaultType">The type of an interaction that has none.</param>
internal sealed record ImportFile(string Path, ImportKind Kind, string DefaultType)
{
    private const int IdBytes = 10;

    /// <summary>Names the import: a hash of the file's bytes and of how they are read. The same file imported in the same way has the same name.</summary>
    public async Task<string> IdAsync(CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Kind} {(Kind == ImportKind.Interactions ? DefaultType : "")}\n"));
        await using FileStream stream = Open();
        byte[] buffer = new byte[128 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0;)
            hash.AppendData(buffer, 0, read);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, IdBytes));
    }

    /// <summary>Opens the file.</summary>
    /// <exception cref="CommandException">It is not there or cannot be read.</exception>
    public FileStream Open()
    {
        try
        {
            return new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.NoInput, $"Cannot read {Path}: {exception.Message}");
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using SocialRec.Gateway.Options;

namespace SocialRec.Gateway.Access;

/// <summary>
/// The keys that are accepted. Without any, only callers on this machine are served; a server asked to listen elsewhere makes a key first.
/// </summary>
internal sealed class ApiKeys
{
    private readonly byte[][] _hashes;

    private ApiKeys(IEnumerable<string> hashes) => _hashes = [.. hashes.Select(Convert.FromHexString)];

    /// <summary>Whether a key is asked for.</summary>
    public bool Required => _hashes.Length > 0;

    /// <summary>Collects the keys of the configuration and the key file; makes one where the server needs one and has none.</summary>
    /// <param name="options">Where the keys are.</param>
    /// <param name="loopback">Whether the server listens on loopback only.</param>
    /// <param name="made">The key that was made, to be shown once; null if none was.</param>
    public static ApiKeys Open(AccessOptions options, bool loopback, out string? made)
    {
        List<string> hashes = [.. options.KeyHashes];
        if (options.KeyFile is not null)
            hashes.AddRange(ApiKeyFile.Read(options.KeyFile));
        made = null;
        if (!loopback && hashes.Count == 0)
        {
            made = ApiKey.Create();
            hashes.Add(ApiKey.HashOf(made));
            if (options.KeyFile is not null)
                ApiKeyFile.Add(options.KeyFile, hashes[0]);
        }

        return new ApiKeys(hashes);
    }

    /// <summary>Whether a key is one of them. Takes the same time whichever it is.</summary>
    public bool Accepts(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        bool found = false;
        foreach (byte[] known in _hashes)
            found |= CryptographicOperations.FixedTimeEquals(hash, known);
        return found;
    }
}

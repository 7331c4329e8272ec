using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SocialRec.Gateway.Access;

/// <summary>Keys that callers show. A key is 256 random bits, so a plain hash of it is safe to keep.</summary>
public static class ApiKey
{
    private const string Prefix = "sr_";
    private const int RandomBytes = 32;

    /// <summary>Makes a key. Print it once; keep only its hash.</summary>
    public static string Create() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>SHA-256 of a key, in lower-case hex.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

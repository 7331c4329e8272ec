using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SocialRec.Recommendation.Bundles;

/// <summary>Writes arrays to a stream and hashes what it writes.</summary>
internal sealed class BundleWriter(Stream stream) : IDisposable
{
    private readonly IncrementalHash _content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _file = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Write<T>(ReadOnlySpan<T> values) where T : unmanaged
    {
        ReadOnlySpan<byte> rest = MemoryMarshal.AsBytes(values);
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<byte> part = rest[..Math.Min(rest.Length, 1 << 20)];
            _content.AppendData(part);
            _file.AppendData(part);
            stream.Write(part);
            rest = rest[part.Length..];
        }
    }

    public void WriteText(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        Write([utf8.Length]);
        Write<byte>(utf8);
    }

    /// <summary>Ends the file with the hash of its content; returns the hash of the whole in hex.</summary>
    public string Finish()
    {
        byte[] digest = _content.GetHashAndReset();
        _file.AppendData(digest);
        stream.Write(digest);
        return Convert.ToHexStringLower(_file.GetHashAndReset());
    }

    public void Dispose()
    {
        _content.Dispose();
        _file.Dispose();
    }
}

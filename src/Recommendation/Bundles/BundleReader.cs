using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SocialRec.Recommendation.Bundles;

/// <summary>Reads arrays from a stream and hashes what it reads. Arrays grow as data comes, so a false count cannot claim memory.</summary>
internal sealed class BundleReader(Stream stream) : IDisposable
{
    private const int StepBytes = 1 << 20;

    private readonly IncrementalHash _content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _file = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public T[] Read<T>(int count) where T : unmanaged
    {
        int step = StepBytes / Unsafe.SizeOf<T>();
        var values = new T[Math.Min(count, step)];
        for (int read = 0; read < count;)
        {
            if (read == values.Length)
                Array.Resize(ref values, (int)Math.Min(count, 2L * values.Length));
            Span<T> part = values.AsSpan(read, Math.Min(step, values.Length - read));
            ReadBytes(MemoryMarshal.AsBytes(part));
            read += part.Length;
        }
        return values;
    }

    public string ReadText()
    {
        int bytes = Read<int>(1)[0];
        if (bytes is < 0 or > BundleFile.MaxTextBytes)
            throw new BundleFormatException($"A text of {bytes} bytes is out of range.");
        return Encoding.UTF8.GetString(Read<byte>(bytes));
    }

    public string[] ReadTexts(int count)
    {
        var texts = new List<string>(Math.Min(count, 1 << 16));
        while (texts.Count < count)
            texts.Add(ReadText());
        return [.. texts];
    }

    /// <summary>Checks both hashes and that nothing follows.</summary>
    public void Finish(string? fileHash)
    {
        byte[] expected = _content.GetHashAndReset();
        if (!Read<byte>(expected.Length).AsSpan().SequenceEqual(expected))
            throw new BundleFormatException("The bundle was altered: its content does not have the hash that it ends with.");
        if (stream.ReadByte() >= 0)
            throw new BundleFormatException("Something follows the bundle's end.");
        string found = Convert.ToHexStringLower(_file.GetHashAndReset());
        if (fileHash is not null && found != fileHash)
            throw new BundleFormatException($"The file's SHA-256 is {found}, not {fileHash}.");
    }

    public void Dispose()
    {
        _content.Dispose();
        _file.Dispose();
    }

    private void ReadBytes(Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new BundleFormatException("The bundle is cut off.");
        _content.AppendData(bytes);
        _file.AppendData(bytes);
    }
}

using System.Buffers.Binary;
using System.Buffers.Text;

namespace SocialRec.Recommendation;

/// <summary>
/// Where a list of several pages stands: the seed and time of its first page and the items shown so far, so that no item comes twice even if the shopper
/// acts in between. Form: base64url of seed, time and item hashes, 64 bits each, little endian.
/// </summary>
public sealed class PageCursor
{
    /// <summary>The most items a cursor remembers; the oldest are forgotten first.</summary>
    public const int MaxServed = 512;

    private const int HeaderWords = 2;

    private PageCursor(long seed, long nowMs, ulong[] served) => (Seed, NowMs, Served) = (seed, nowMs, served);

    /// <summary>The seed of the first page.</summary>
    public long Seed { get; }

    /// <summary>The time of the first page, Unix milliseconds.</summary>
    public long NowMs { get; }

    /// <summary>Hashes of the items shown so far, oldest first.</summary>
    public ulong[] Served { get; }

    /// <summary>The start of a list.</summary>
    public static PageCursor First(long seed, long nowMs) => new(seed, nowMs, []);

    /// <summary>The cursor after a page.</summary>
    public PageCursor After(ReadOnlySpan<ulong> shown)
    {
        ulong[] served = [.. Served, .. shown];
        return new PageCursor(Seed, NowMs, served.Length <= MaxServed ? served : served[^MaxServed..]);
    }

    /// <summary>Reads a cursor; null if the text is not one.</summary>
    public static PageCursor? Parse(string text)
    {
        if (text is null || text.Length > (HeaderWords + MaxServed) * 11 || !Base64Url.IsValid(text))
            return null;
        byte[] bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length % sizeof(ulong) != 0 || bytes.Length < HeaderWords * sizeof(ulong) || bytes.Length > (HeaderWords + MaxServed) * sizeof(ulong))
            return null;
        var words = new ulong[bytes.Length / sizeof(ulong)];
        for (int i = 0; i < words.Length; i++)
            words[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)));
        return new PageCursor((long)words[0], (long)words[1], words[HeaderWords..]);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var bytes = new byte[(HeaderWords + Served.Length) * sizeof(ulong)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Seed);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(sizeof(long)), NowMs);
        for (int i = 0; i < Served.Length; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan((HeaderWords + i) * sizeof(ulong)), Served[i]);
        return Base64Url.EncodeToString(bytes);
    }
}

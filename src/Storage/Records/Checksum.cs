using System.Numerics;
using System.Runtime.InteropServices;

namespace SocialRec.Storage.Records;

/// <summary>CRC-32C (Castagnoli) of a record's bytes: SQLite itself would return a damaged page of payload without a word.</summary>
internal static class Checksum
{
    /// <summary>The checksum of <paramref name="bytes"/>, as iSCSI defines it (RFC 3720, appendix B.4).</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
            crc = BitOperations.Crc32C(crc, word);
        foreach (var rest in bytes[(bytes.Length & ~7)..])
            crc = BitOperations.Crc32C(crc, rest);
        return ~crc;
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SocialRec.Grains.Log;

/// <summary>
/// The 128-bit stand-in for an event's id: the first 16 bytes of its SHA-256. Cryptographic, so that nobody can craft an id that suppresses another's event;
/// among all events of a lifetime the chance of a collision is nil.
/// </summary>
internal static class EventIdHash
{
    public static UInt128 Of(string id)
    {
        const int StackBytes = 512;
        int bytes = Encoding.UTF8.GetByteCount(id);
        Span<byte> utf8 = bytes <= StackBytes ? stackalloc byte[StackBytes] : new byte[bytes];
        utf8 = utf8[..Encoding.UTF8.GetBytes(id, utf8)];
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8, digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }
}

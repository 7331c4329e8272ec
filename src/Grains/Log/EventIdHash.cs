using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SocialRec.Grains.Log;

/// <summary>
/// The 128-bit stand-in for an event's id: the GUID's own bits where the id is one in its usual form, else the first 16 bytes of its SHA-256.
/// Among all events of a lifetime the chance of a collision is nil; and whoever could craft one could as well send the other's id.
/// </summary>
internal static class EventIdHash
{
    public static UInt128 Of(string id)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        if (EventCodec.IsGuid(id, out Guid guid))
            guid.TryWriteBytes(digest);
        else
            Hash(id, digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }

    private static void Hash(string id, Span<byte> digest)
    {
        const int StackBytes = 512;
        int bytes = Encoding.UTF8.GetByteCount(id);
        Span<byte> utf8 = bytes <= StackBytes ? stackalloc byte[StackBytes] : new byte[bytes];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(id, utf8)], digest);
    }
}

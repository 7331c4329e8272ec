using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace SocialRec.Grains.Log;

/// <summary>
/// The 128-bit stand-in for an event's id: MurmurHash3 (x64, 128 bits, seed 0) of its UTF-8 form, by Austin Appleby
/// (<see href="https://github.com/aappleby/smhasher/wiki/MurmurHash3"/>). Stored in pages of ids, so it never changes. Among all events of a lifetime the chance of
/// a collision is nil; that one could be crafted does not matter, since whoever may send it may as well send the other's id itself.
/// </summary>
internal static class EventIdHash
{
    private const ulong C1 = 0x87C37B91114253D5, C2 = 0x4CF5AD432745937F;
    private const int Block = 16;

    public static UInt128 Of(string id)
    {
        const int StackBytes = 512;
        int bytes = Encoding.UTF8.GetByteCount(id);
        Span<byte> utf8 = bytes <= StackBytes ? stackalloc byte[StackBytes] : new byte[bytes];
        return Of(utf8[..Encoding.UTF8.GetBytes(id, utf8)]);
    }

    public static UInt128 Of(ReadOnlySpan<byte> bytes)
    {
        ulong h1 = 0, h2 = 0;
        var length = (ulong)bytes.Length;
        for (; bytes.Length >= Block; bytes = bytes[Block..])
        {
            h1 ^= Mix1(BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            h1 = (BitOperations.RotateLeft(h1, 27) + h2) * 5 + 0x52DCE729;
            h2 ^= Mix2(BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
            h2 = (BitOperations.RotateLeft(h2, 31) + h1) * 5 + 0x38495AB5;
        }

        Span<byte> tail = stackalloc byte[Block];
        tail.Clear();
        bytes.CopyTo(tail);
        h1 ^= Mix1(BinaryPrimitives.ReadUInt64LittleEndian(tail)) ^ length;
        h2 ^= Mix2(BinaryPrimitives.ReadUInt64LittleEndian(tail[8..])) ^ length;
        h1 += h2;
        h2 += h1;
        h1 = Finish(h1);
        h2 = Finish(h2);
        h1 += h2;
        return new UInt128(h2 + h1, h1);
    }

    private static ulong Mix1(ulong k) => BitOperations.RotateLeft(k * C1, 31) * C2;

    private static ulong Mix2(ulong k) => BitOperations.RotateLeft(k * C2, 33) * C1;

    private static ulong Finish(ulong k)
    {
        k = (k ^ (k >> 33)) * 0xFF51AFD7ED558CCD;
        k = (k ^ (k >> 33)) * 0xC4CEB9FE1A85EC53;
        return k ^ (k >> 33);
    }
}

using System.Runtime.CompilerServices;

namespace SocialRec.Recommendation.Kernels;

/// <summary>
/// A score and an index in one 64-bit key whose order is: higher score first, then lower index. Total, so every selection is reproducible.
/// </summary>
public static class ScoredIndex
{
    /// <summary>Packs a score that is not NaN and an index of at least 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Pack(float score, int index)
    {
        int bits = BitConverter.SingleToInt32Bits(score + 0f);
        // Negative floats order the other way round by their bits: flip them, and lift the others above.
        uint ordered = (uint)bits ^ ((uint)(bits >> 31) | 0x8000_0000u);
        return ((ulong)ordered << 32) | ~(uint)index;
    }

    /// <summary>The score of a key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Score(ulong key)
    {
        uint ordered = (uint)(key >> 32);
        uint bits = ordered ^ ((ordered & 0x8000_0000u) != 0 ? 0x8000_0000u : 0xFFFF_FFFFu);
        return BitConverter.UInt32BitsToSingle(bits);
    }

    /// <summary>The index of a key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Index(ulong key) => (int)~(uint)key;
}

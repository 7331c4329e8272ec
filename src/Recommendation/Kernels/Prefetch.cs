using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace SocialRec.Recommendation.Kernels;

/// <summary>Asks for a cache line that will be read soon: what hides the wait of scattered reads. Does nothing where the processor has no such instruction.</summary>
internal static unsafe class Prefetch
{
    /// <summary>Asks for the line that holds a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Line<T>(ref readonly T place)
    {
        // A hint may point anywhere, so the object need not be pinned.
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in place)));
    }

    /// <summary>Asks for all lines of a span.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Lines<T>(ReadOnlySpan<T> span)
    {
        const int LineBytes = 64;
        int step = Math.Max(1, LineBytes / Unsafe.SizeOf<T>());
        for (int i = 0; i < span.Length; i += step)
            Line(in span[i]);
    }
}

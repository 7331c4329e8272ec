using System.Runtime.Intrinsics.X86;

namespace SocialRec.Recommendation.Kernels;

/// <summary>Which instructions a kernel uses. All paths give the same answers up to the order of additions.</summary>
public enum KernelPath
{
    /// <summary>Whatever vectors the runtime offers.</summary>
    Portable = 0,

    /// <summary>256-bit vectors with fused multiply-add.</summary>
    Avx2 = 1,

    /// <summary>512-bit vectors (AVX-512 F, BW).</summary>
    Avx512 = 2,
}

/// <summary>Which paths this machine has.</summary>
public static class KernelPaths
{
    /// <summary>The fastest path.</summary>
    public static KernelPath Best { get; } =
        IsSupported(KernelPath.Avx512) ? KernelPath.Avx512 : IsSupported(KernelPath.Avx2) ? KernelPath.Avx2 : KernelPath.Portable;

    /// <summary>Whether a path can run here.</summary>
    public static bool IsSupported(KernelPath path) => path switch
    {
        KernelPath.Avx512 => Avx512BW.IsSupported && IsSupported(KernelPath.Avx2),
        KernelPath.Avx2 => Avx2.IsSupported && Fma.IsSupported,
        _ => true,
    };
}

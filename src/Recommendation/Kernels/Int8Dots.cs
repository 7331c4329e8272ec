using System.Runtime.Intrinsics.X86;

namespace SocialRec.Recommendation.Kernels;

/// <summary>Inner products of one query with many rows of signed bytes, −127 to 127: summed exactly in 32 bits, then scaled.</summary>
public static class Int8Dots
{
    /// <summary>The unscaled product of two rows of one length.</summary>
    public static int Of(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b) =>
        a.Length % 32 != 0 || a.Length != b.Length || !Avx2.IsSupported ? Int8DotsPortable.Of(a, b)
        : Avx512BW.IsSupported ? Int8DotsAvx512.Of(a, b)
        : Int8DotsAvx2.Of(a, b);

    /// <summary>The products with consecutive rows.</summary>
    /// <param name="rows">Rows × <paramref name="query"/>'s length.</param>
    /// <param name="scales">What each row's product is multiplied by.</param>
    /// <param name="query">One vector; −128 is not allowed in it, nor in the rows.</param>
    /// <param name="queryScale">What all products are multiplied by.</param>
    /// <param name="products">One for each row.</param>
    /// <param name="path">Instructions to use; they must be supported.</param>
    public static void OfRows(
        ReadOnlySpan<sbyte> rows, ReadOnlySpan<float> scales, ReadOnlySpan<sbyte> query, float queryScale, Span<float> products, KernelPath path)
    {
        if (rows.Length != query.Length * products.Length || scales.Length != products.Length)
            throw new ArgumentException($"{rows.Length} numbers and {scales.Length} scales are not {products.Length} rows of {query.Length}.", nameof(rows));
        switch (path)
        {
            case KernelPath.Avx512: Int8DotsAvx512.OfRows(rows, scales, query, queryScale, products); break;
            case KernelPath.Avx2: Int8DotsAvx2.OfRows(rows, scales, query, queryScale, products); break;
            default: Int8DotsPortable.OfRows(rows, scales, query, queryScale, products); break;
        }
    }
}

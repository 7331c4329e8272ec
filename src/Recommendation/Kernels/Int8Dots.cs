using System.Runtime.Intrinsics.X86;

namespace SocialRec.Recommendation.Kernels;

/// <summary>Inner products of one query with many rows of signed bytes, −127 to 127: exact sums in 32 bits.</summary>
public static class Int8Dots
{
    /// <summary>The product of two rows of one length.</summary>
    public static int Of(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b) =>
        Avx2.IsSupported && a.Length % 32 == 0 ? Int8DotsAvx2.Of(a, b) : Int8DotsPortable.Of(a, b);

    /// <summary>The products with consecutive rows.</summary>
    /// <param name="rows">Rows × <paramref name="query"/>'s length.</param>
    /// <param name="query">One vector; −128 is not allowed in it, nor in the rows.</param>
    /// <param name="products">One for each row.</param>
    /// <param name="path">Instructions to use; they must be supported.</param>
    public static void OfRows(ReadOnlySpan<sbyte> rows, ReadOnlySpan<sbyte> query, Span<int> products, KernelPath path)
    {
        if (rows.Length != query.Length * products.Length)
            throw new ArgumentException($"{rows.Length} numbers are not {products.Length} rows of {query.Length}.", nameof(rows));
        switch (path)
        {
            case KernelPath.Avx512: Int8DotsAvx512.OfRows(rows, query, products); break;
            case KernelPath.Avx2: Int8DotsAvx2.OfRows(rows, query, products); break;
            default: Int8DotsPortable.OfRows(rows, query, products); break;
        }
    }
}

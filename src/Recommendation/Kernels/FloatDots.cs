namespace SocialRec.Recommendation.Kernels;

/// <summary>Inner products of one query with many rows of floats.</summary>
public static class FloatDots
{
    /// <summary>The products with consecutive rows.</summary>
    /// <param name="rows">Rows × <paramref name="query"/>'s length.</param>
    /// <param name="query">One vector.</param>
    /// <param name="products">One for each row.</param>
    /// <param name="path">Instructions to use; they must be supported.</param>
    public static void OfRows(ReadOnlySpan<float> rows, ReadOnlySpan<float> query, Span<float> products, KernelPath path)
    {
        if (rows.Length != query.Length * products.Length)
            throw new ArgumentException($"{rows.Length} numbers are not {products.Length} rows of {query.Length}.", nameof(rows));
        switch (path)
        {
            case KernelPath.Avx512: FloatDotsAvx512.OfRows(rows, query, products); break;
            case KernelPath.Avx2: FloatDotsAvx2.OfRows(rows, query, products); break;
            default: FloatDotsPortable.OfRows(rows, query, products); break;
        }
    }
}

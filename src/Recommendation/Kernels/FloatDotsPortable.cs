using System.Numerics.Tensors;

namespace SocialRec.Recommendation.Kernels;

/// <summary>Row by row with whatever vectors the runtime offers.</summary>
internal static class FloatDotsPortable
{
    public static void OfRows(ReadOnlySpan<float> rows, ReadOnlySpan<float> query, Span<float> products)
    {
        for (int row = 0; row < products.Length; row++)
            products[row] = TensorPrimitives.Dot(rows.Slice(row * query.Length, query.Length), query);
    }
}

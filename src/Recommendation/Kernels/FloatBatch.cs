using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SocialRec.Recommendation.Bundles;

namespace SocialRec.Recommendation.Kernels;

/// <summary>Products of rows of floats with many queries.</summary>
internal sealed class FloatBatch : BatchKernel
{
    private readonly ItemVectors _matrix;
    private readonly float[] _queries;
    private readonly bool _wide;
    private int _first;
    private int _count;

    /// <summary>Packs the queries.</summary>
    /// <param name="matrix">Rows.</param>
    /// <param name="queries">Vectors of the matrix's dimensions.</param>
    /// <param name="path">Instructions to use, not the portable ones.</param>
    public FloatBatch(ItemVectors matrix, ReadOnlySpan<float> queries, KernelPath path)
        : this(matrix, queries.Length / matrix.Dimensions, path == KernelPath.Avx512, [])
    {
        _queries = QueryLanes.Pack(queries, matrix.Dimensions, Lanes, 1);
    }

    private FloatBatch(ItemVectors matrix, int queries, bool wide, float[] packed)
        : base(queries, 2 * (wide ? Vector512<float>.Count : Vector256<float>.Count)) =>
        (_matrix, _wide, _queries) = (matrix, wide, packed);

    /// <summary>The same for another thread.</summary>
    public FloatBatch Share() => new(_matrix, Queries, _wide, _queries);

    /// <inheritdoc/>
    public override void Load(int first, int count) => (_first, _count) = (first, count);

    /// <inheritdoc/>
    public override void Multiply(int group, Span<float> products)
    {
        int dimensions = _matrix.Dimensions;
        ref float queries = ref _queries[group * dimensions * Lanes];
        ref float rows = ref _matrix.Values[_first * dimensions];
        ref float product = ref MemoryMarshal.GetReference(products);
        for (int row = 0; row < _count; row += RowsTogether)
        {
            // Beyond the last row the last one stands in.
            ref float row0 = ref Row(ref rows, row), row1 = ref Row(ref rows, row + 1), row2 = ref Row(ref rows, row + 2);
            ref float row3 = ref Row(ref rows, row + 3), row4 = ref Row(ref rows, row + 4), row5 = ref Row(ref rows, row + 5);
            ref float target = ref Unsafe.Add(ref product, row * Lanes);
            if (_wide)
                FloatBatchAvx512.SixRows(ref row0, ref row1, ref row2, ref row3, ref row4, ref row5, ref queries, dimensions, ref target);
            else
                FloatBatchAvx2.SixRows(ref row0, ref row1, ref row2, ref row3, ref row4, ref row5, ref queries, dimensions, ref target);
        }
    }

    private ref float Row(ref float rows, int row) => ref Unsafe.Add(ref rows, Math.Min(row, _count - 1) * _matrix.Dimensions);
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using SocialRec.Recommendation.Bundles;

namespace SocialRec.Recommendation.Kernels;

/// <summary>
/// Products of rows of signed bytes with many queries. A block is widened to 16 bits once for all groups; pairs of products are then summed in 32 bits, so nothing
/// saturates and the sums are exact.
/// </summary>
internal sealed class Int8Batch : BatchKernel
{
    private readonly QuantizedVectors _matrix;
    private readonly short[] _queries;
    private readonly float[] _queryScales;
    private readonly short[] _rows;
    private readonly float[] _rowScales = new float[BlockRows];
    private readonly bool _wide;
    private int _count;

    /// <summary>Packs the queries.</summary>
    /// <param name="matrix">Rows.</param>
    /// <param name="queries">Vectors of the matrix's stride.</param>
    /// <param name="scales">What the products of each query are multiplied by.</param>
    /// <param name="path">Instructions to use, not the portable ones.</param>
    public Int8Batch(QuantizedVectors matrix, ReadOnlySpan<sbyte> queries, ReadOnlySpan<float> scales, KernelPath path)
        : this(matrix, scales.Length, path == KernelPath.Avx512, [], [])
    {
        var wide = new short[queries.Length];
        for (int i = 0; i < wide.Length; i++)
            wide[i] = queries[i];
        _queries = QueryLanes.Pack<short>(wide, matrix.Stride, Lanes, 2);
        _queryScales = new float[Groups * Lanes];
        scales.CopyTo(_queryScales);
    }

    private Int8Batch(QuantizedVectors matrix, int queries, bool wide, short[] packed, float[] scales)
        : base(queries, 2 * (wide ? Vector512<float>.Count : Vector256<float>.Count))
    {
        (_matrix, _wide, _queries, _queryScales) = (matrix, wide, packed, scales);
        _rows = new short[BlockRows * matrix.Stride];
    }

    /// <summary>The same for another thread.</summary>
    public Int8Batch Share() => new(_matrix, Queries, _wide, _queries, _queryScales);

    /// <inheritdoc/>
    public override void Load(int first, int count)
    {
        _count = count;
        _matrix.Scales.AsSpan(first, count).CopyTo(_rowScales);
        ref sbyte source = ref _matrix.Values[first * _matrix.Stride];
        ref short target = ref MemoryMarshal.GetArrayDataReference(_rows);
        nuint numbers = (nuint)(count * _matrix.Stride);
        // The stride is a multiple of 32, so 16 at a time leave nothing over.
        for (nuint i = 0; i < numbers; i += (nuint)Vector128<sbyte>.Count)
            Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref source, i)).StoreUnsafe(ref target, i);
    }

    /// <inheritdoc/>
    public override void Multiply(int group, Span<float> products)
    {
        int stride = _matrix.Stride;
        ref short queries = ref _queries[group * stride * Lanes];
        ref float scales = ref _queryScales[group * Lanes];
        ref float product = ref MemoryMarshal.GetReference(products);
        for (int row = 0; row < _count; row += RowsTogether)
        {
            ref short rows = ref _rows[row * stride];
            ref float rowScales = ref _rowScales[row], target = ref Unsafe.Add(ref product, row * Lanes);
            if (_wide)
                Int8BatchAvx512.SixRows(ref rows, ref rowScales, ref queries, ref scales, stride, ref target);
            else
                Int8BatchAvx2.SixRows(ref rows, ref rowScales, ref queries, ref scales, stride, ref target);
        }
    }
}

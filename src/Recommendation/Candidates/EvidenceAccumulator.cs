using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Filters;
using SocialRec.Recommendation.Kernels;

namespace SocialRec.Recommendation.Candidates;

/// <summary>
/// Adds up weights by index and remembers, for each index, which origin gave most, so that a reason needs no second pass.
/// A cell has eight bytes: the sum as a float below, and above it the largest addend, cut to 16 bits, with its origin + 1; 0 is an untouched cell.
/// Clearing costs only what was touched. Reusable.
/// </summary>
internal sealed class EvidenceAccumulator
{
    // Above this share of touched cells a pass over all of them is faster than one over the touched.
    private const int DenseShare = 6;

    private ulong[] _cells = [];
    private int[] _touched = new int[1];
    private int _size;
    private int _count;

    /// <summary>How many indexes something was added to.</summary>
    public int TouchedCount => _count;

    /// <summary>Forgets everything and makes room for indexes below <paramref name="size"/>.</summary>
    public void Clear(int size)
    {
        if (IsDense)
            _cells.AsSpan(0, _size).Clear();
        else
            foreach (int index in _touched.AsSpan(0, _count))
                _cells[index] = 0;
        _count = 0;
        _size = size;
        if (_cells.Length < size)
            _cells = new ulong[Math.Max(size, 2 * _cells.Length)];
    }

    /// <summary>The sum of an index.</summary>
    public float Sum(int index) => BitConverter.UInt32BitsToSingle((uint)_cells[index]);

    /// <summary>The origin that gave an index most, or −1 if nothing was added.</summary>
    public int Origin(int index) => (int)((_cells[index] >> 32) & 0xFFFF) - 1;

    /// <summary>Adds <paramref name="factor"/> × weight to each target.</summary>
    /// <param name="targets">Indexes below the size given to <see cref="Clear"/>.</param>
    /// <param name="weights">As many finite weights.</param>
    /// <param name="factor">What the weights are multiplied by.</param>
    /// <param name="origin">Where this comes from, 0 to 65,534.</param>
    public void Add(ReadOnlySpan<int> targets, ReadOnlySpan<float> weights, float factor, int origin)
    {
        Reserve(targets.Length);
        ref ulong cells = ref MemoryMarshal.GetArrayDataReference(_cells);
        ref int touched = ref MemoryMarshal.GetArrayDataReference(_touched);
        int count = _count, i = 0;
        Span<ulong> addends = stackalloc ulong[Vector256<float>.Count];
        for (; i <= targets.Length - addends.Length; i += addends.Length)
        {
            Addends(Vector256.Create(weights[i..]) * factor, origin, addends);
            for (int lane = 0; lane < addends.Length; lane++)
                Touch(ref cells, targets[i + lane], addends[lane], ref touched, ref count);
        }
        for (; i < targets.Length; i++)
            Touch(ref cells, targets[i], Addend(factor * weights[i], origin), ref touched, ref count);
        _count = count;
    }

    /// <summary>Adds <paramref name="factor"/> × weight for each neighbour's row.</summary>
    public void Add(ReadOnlySpan<Neighbour> neighbours, float factor, int origin)
    {
        Reserve(neighbours.Length);
        ref ulong cells = ref MemoryMarshal.GetArrayDataReference(_cells);
        ref int touched = ref MemoryMarshal.GetArrayDataReference(_touched);
        int count = _count;
        foreach (ref readonly Neighbour neighbour in neighbours)
        {
            // Nothing below checks bounds, and rows and neighbours are published apart.
            if (neighbour.Row < _size)
                Touch(ref cells, neighbour.Row, Addend(factor * neighbour.Weight, origin), ref touched, ref count);
        }
        _count = count;
    }

    /// <summary>Adds a weight to one index.</summary>
    public void Add(int index, float weight, int origin)
    {
        Reserve(1);
        Touch(ref MemoryMarshal.GetArrayDataReference(_cells), index, Addend(weight, origin), ref MemoryMarshal.GetArrayDataReference(_touched), ref _count);
    }

    /// <summary>Offers the indexes with a positive sum whose rows are allowed.</summary>
    /// <param name="top">Takes rows.</param>
    /// <param name="mask">The allowed rows.</param>
    /// <param name="rowOf">The row of each index; empty if indexes are rows.</param>
    public void OfferTo(TopK top, RowMask mask, ReadOnlySpan<int> rowOf)
    {
        if (IsDense)
        {
            OfferDense(top, mask, rowOf);
        }
        else
        {
            foreach (int index in _touched.AsSpan(0, _count))
                Offer(index, top, mask, rowOf);
        }
    }

    /// <summary>Passes over all cells, four at a time: nearly all of them are below the threshold.</summary>
    private void OfferDense(TopK top, RowMask mask, ReadOnlySpan<int> rowOf)
    {
        ref ulong cells = ref MemoryMarshal.GetArrayDataReference(_cells);
        int index = 0;
        for (; index <= _size - Vector256<ulong>.Count; index += Vector256<ulong>.Count)
        {
            // The lower half of each cell is its sum; evidence above it, read as a float, is masked away.
            Vector256<float> sums = (Vector256.LoadUnsafe(ref cells, (nuint)index) & Vector256.Create(0xFFFF_FFFFUL)).AsSingle();
            uint reach = Vector256.GreaterThanOrEqual(sums, Vector256.Create(top.Threshold)).ExtractMostSignificantBits() & 0b0101_0101;
            for (; reach != 0; reach &= reach - 1)
                Offer(index + System.Numerics.BitOperations.TrailingZeroCount(reach) / 2, top, mask, rowOf);
        }
        for (; index < _size; index++)
            Offer(index, top, mask, rowOf);
    }

    private bool IsDense => _count * DenseShare > _size;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Offer(int index, TopK top, RowMask mask, ReadOnlySpan<int> rowOf)
    {
        float sum = Sum(index);
        // One comparison, false for nearly all: the selection starts with a threshold of 0.
        if (sum < top.Threshold || sum == 0)
            return;
        int row = rowOf.IsEmpty ? index : rowOf[index];
        if (mask.Contains(row))
            top.Offer(sum, row);
    }

    private void Reserve(int more)
    {
        if (_count + more >= _touched.Length)
            Array.Resize(ref _touched, Math.Max(2 * _touched.Length, _count + more + 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Touch(ref ulong cells, int index, ulong addend, ref int touched, ref int count)
    {
        ref ulong cell = ref Unsafe.Add(ref cells, index);
        ulong old = cell;
        // Written always and counted only if new: no branch to mispredict. There is always one place to spare for that.
        Unsafe.Add(ref touched, count) = index;
        count += old == 0 ? 1 : 0;
        Vector128<ulong> left = Vector128.CreateScalarUnsafe(old), right = Vector128.CreateScalarUnsafe(addend);
        Vector128<uint> sum = (left.AsSingle() + right.AsSingle()).AsUInt32(), best = Vector128.Max(left.AsUInt32(), right.AsUInt32());
        cell = Vector128.ConditionalSelect(Vector128.Create(uint.MaxValue, 0, 0, 0), sum, best).AsUInt64().ToScalar();
    }

    private static ulong Addend(float weight, int origin) =>
        ((ulong)((BitConverter.SingleToUInt32Bits(weight > 0 ? weight : 0) & 0xFFFF_0000) | (uint)(origin + 1)) << 32) | BitConverter.SingleToUInt32Bits(weight);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Addends(Vector256<float> weights, int origin, Span<ulong> addends)
    {
        Vector256<uint> best = (Vector256.Max(weights, Vector256<float>.Zero).AsUInt32() & Vector256.Create(0xFFFF_0000)) | Vector256.Create((uint)(origin + 1));
        (Vector256<ulong> sumLow, Vector256<ulong> sumHigh) = Vector256.Widen(weights.AsUInt32());
        (Vector256<ulong> bestLow, Vector256<ulong> bestHigh) = Vector256.Widen(best);
        (sumLow | (bestLow << 32)).CopyTo(addends);
        (sumHigh | (bestHigh << 32)).CopyTo(addends[Vector256<ulong>.Count..]);
    }
}

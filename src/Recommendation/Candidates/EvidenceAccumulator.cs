using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SocialRec.Recommendation.Candidates;

/// <summary>
/// Adds up weights by index and remembers, for each index, which origin gave most, so that a reason needs no second pass.
/// Costs a cell of eight bytes an index; clearing costs only what was touched. Reusable.
/// </summary>
internal sealed class EvidenceAccumulator
{
    private Cell[] _cells = [];
    private int[] _touched = new int[1];
    private int _count;

    /// <summary>The indexes that something was added to.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _count);

    /// <summary>Forgets everything and makes room for indexes below <paramref name="size"/>.</summary>
    public void Clear(int size)
    {
        foreach (int index in Touched)
            _cells[index] = default;
        _count = 0;
        if (_cells.Length < size)
        {
            _cells = new Cell[Math.Max(size, 2 * _cells.Length)];
        }
    }

    /// <summary>The sum of an index.</summary>
    public float Sum(int index) => _cells[index].Sum;

    /// <summary>The origin that gave an index most, or −1 if nothing was added.</summary>
    public int Origin(int index) => (int)(_cells[index].Best & 0xFFFF) - 1;

    /// <summary>Adds <paramref name="factor"/> × weight to each target.</summary>
    /// <param name="targets">Indexes below the size given to <see cref="Clear"/>.</param>
    /// <param name="weights">As many finite weights.</param>
    /// <param name="factor">What the weights are multiplied by.</param>
    /// <param name="origin">Where this comes from, 0 to 65,534.</param>
    public void Add(ReadOnlySpan<int> targets, ReadOnlySpan<float> weights, float factor, int origin)
    {
        Reserve(targets.Length);
        ref Cell cells = ref MemoryMarshal.GetArrayDataReference(_cells);
        ref int touched = ref MemoryMarshal.GetArrayDataReference(_touched);
        int count = _count;
        for (int i = 0; i < targets.Length; i++)
        {
            int target = targets[i];
            Touch(ref Unsafe.Add(ref cells, target), factor * weights[i], origin, target, ref touched, ref count);
        }
        _count = count;
    }

    /// <summary>Adds a weight to one index.</summary>
    public void Add(int index, float weight, int origin)
    {
        Reserve(1);
        Touch(ref _cells[index], weight, origin, index, ref MemoryMarshal.GetArrayDataReference(_touched), ref _count);
    }

    private void Reserve(int more)
    {
        if (_count + more >= _touched.Length)
            Array.Resize(ref _touched, Math.Max(2 * _touched.Length, _count + more + 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Touch(ref Cell cell, float weight, int origin, int index, ref int touched, ref int count)
    {
        // Written always and counted only if new: no branch to mispredict. There is always one place to spare for that.
        Unsafe.Add(ref touched, count) = index;
        count += cell.Best == 0 ? 1 : 0;
        cell.Sum += weight;
        // The upper 16 bits of a positive float order like the float; the lower 16 carry origin + 1.
        uint best = (BitConverter.SingleToUInt32Bits(MathF.Max(weight, 0)) & 0xFFFF_0000) | (uint)(origin + 1);
        cell.Best = Math.Max(cell.Best, best);
    }

    private struct Cell
    {
        public float Sum;
        public uint Best;
    }
}

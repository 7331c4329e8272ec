using System.Numerics.Tensors;

namespace SocialRec.Recommendation.Bundles;

/// <summary>
/// Trained item-to-item weights as compressed sparse rows: the neighbours of item i are entries <c>Offsets[i]</c> to <c>Offsets[i + 1]</c> − 1.
/// A shopper's score for item j is the sum over the history of <c>history weight × weight(i → j)</c>.
/// </summary>
public sealed class NeighbourGraph
{
    /// <summary>A graph over the given arrays, which are kept, not copied.</summary>
    /// <param name="offsets">Number of items + 1 entries, ascending from 0 to the number of targets.</param>
    /// <param name="targets">Item indexes.</param>
    /// <param name="weights">The weight of each target, finite.</param>
    /// <exception cref="ArgumentException">The arrays do not fit together, an index is out of range or a weight is not finite.</exception>
    public NeighbourGraph(int[] offsets, int[] targets, float[] weights)
        : this(offsets, targets, weights, Checked(offsets, targets, weights))
    {
    }

    internal NeighbourGraph(int[] offsets, int[] targets, float[] weights, float typicalWeight) =>
        (Offsets, Targets, Weights, TypicalWeight) = (offsets, targets, weights, typicalWeight);

    /// <summary>Where each item's neighbours begin; one entry more than there are items.</summary>
    public int[] Offsets { get; }

    /// <summary>The neighbours' item indexes.</summary>
    public int[] Targets { get; }

    /// <summary>The neighbours' weights.</summary>
    public float[] Weights { get; }

    /// <summary>The mean over items with neighbours of the largest weight: what one good neighbour amounts to in this graph. 1 if there are no edges.</summary>
    public float TypicalWeight { get; }

    /// <summary>How many items there are.</summary>
    public int Count => Offsets.Length - 1;

    /// <summary>A graph without edges.</summary>
    public static NeighbourGraph Empty(int items) => new(new int[items + 1], [], []);

    /// <summary>The neighbours of an item.</summary>
    public ReadOnlySpan<int> TargetsOf(int item) => Targets.AsSpan(Offsets[item]..Offsets[item + 1]);

    /// <summary>The weights of an item's neighbours.</summary>
    public ReadOnlySpan<float> WeightsOf(int item) => Weights.AsSpan(Offsets[item]..Offsets[item + 1]);

    /// <summary>Asks for the memory of an item's neighbours ahead of their use.</summary>
    internal void Prefetch(int item)
    {
        Kernels.Prefetch.Lines(TargetsOf(item));
        Kernels.Prefetch.Lines(WeightsOf(item));
    }

    private static float MeanOfLargest(int[] offsets, float[] weights)
    {
        double sum = 0;
        int items = 0;
        for (int i = 1; i < offsets.Length; i++)
        {
            if (offsets[i] == offsets[i - 1])
                continue;
            sum += Math.Max(0, TensorPrimitives.Max<float>(weights.AsSpan(offsets[i - 1]..offsets[i])));
            items++;
        }
        return sum > 0 ? (float)(sum / items) : 1;
    }

    /// <summary>Checks the arrays; returns the typical weight.</summary>
    private static float Checked(int[] offsets, int[] targets, float[] weights)
    {
        ArgumentNullException.ThrowIfNull(offsets);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(weights);
        if (offsets.Length == 0 || offsets[0] != 0 || offsets[^1] != targets.Length)
            throw new ArgumentException($"Offsets must run from 0 to {targets.Length}.", nameof(offsets));
        if (targets.Length != weights.Length)
            throw new ArgumentException($"There are {targets.Length} targets and {weights.Length} weights.", nameof(weights));
        for (int i = 1; i < offsets.Length; i++)
        {
            if (offsets[i] < offsets[i - 1])
                throw new ArgumentException($"Offsets descend at item {i - 1}.", nameof(offsets));
        }
        int items = offsets.Length - 1;
        foreach (int target in targets)
        {
            if ((uint)target >= (uint)items)
                throw new ArgumentException($"Target {target} is not one of {items} items.", nameof(targets));
        }
        foreach (float weight in weights)
        {
            if (!float.IsFinite(weight))
                throw new ArgumentException("A weight is not finite.", nameof(weights));
        }
        return MeanOfLargest(offsets, weights);
    }
}

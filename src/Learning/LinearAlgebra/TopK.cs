using System.Runtime.Intrinsics;

namespace SocialRec.Learning.LinearAlgebra;

/// <summary>Keeps the k best of a stream of scored indexes; among equal scores the lower index is better, so the order never depends on chance.</summary>
public sealed class TopK
{
    // With more to keep than this a threshold guessed from a sample saves most of the heap's work.
    private const int SampledFrom = 64;
    private const int SampleStride = 16;

    private (float Score, int Index)[] heap = [];
    private int count;
    private int capacity;

    /// <summary>The kept indexes in no particular order.</summary>
    public IEnumerable<int> Items => heap.Take(count).Select(entry => entry.Index);

    /// <summary>A score must reach this to be kept: lower ones need not be offered.</summary>
    public float Threshold { get; private set; } = float.NegativeInfinity;

    /// <summary>Empties the collector.</summary>
    /// <param name="k">How many to keep.</param>
    public void Reset(int k)
    {
        if (heap.Length < k) heap = new (float, int)[k];
        (capacity, count) = (k, 0);
        Threshold = k == 0 ? float.PositiveInfinity : float.NegativeInfinity;
    }

    /// <summary>Offers one index.</summary>
    /// <param name="index">The index.</param>
    /// <param name="score">Its score; higher is better.</param>
    public void Offer(int index, float score)
    {
        if (count < capacity)
        {
            heap[count] = (score, index);
            SiftUp(count++);
            if (count == capacity) Threshold = heap[0].Score;
        }
        else if (capacity > 0 && Worse(heap[0], (score, index)))
        {
            heap[0] = (score, index);
            SiftDown();
            Threshold = heap[0].Score;
        }
    }

    /// <summary>Offers every place of a dense vector that reaches a floor, vectors of scores at a time; the collector must be empty.</summary>
    /// <param name="scores">Scores by index; those that are not numbers are left out.</param>
    /// <param name="floor">Scores below are left out.</param>
    public void OfferAll(ReadOnlySpan<float> scores, float floor = float.NegativeInfinity)
    {
        var k = capacity;
        if (k > SampledFrom && scores.Length > SampleStride * k / 2)
        {
            var guess = Guess(scores, floor);
            Reset(k);
            Scan(scores, Math.Max(floor, guess));
            if (count == k) return;
            Reset(k);
        }

        Scan(scores, floor);
    }

    /// <summary>Takes out what was kept, best first.</summary>
    /// <returns>Indexes and scores; the collector is empty then.</returns>
    public (int[] Indexes, float[] Scores) Drain()
    {
        var kept = heap.AsSpan(0, count);
        kept.Sort((a, b) => a == b ? 0 : Worse(b, a) ? -1 : 1);
        var indexes = new int[count];
        var scores = new float[count];
        for (var i = 0; i < count; i++) (scores[i], indexes[i]) = kept[i];
        count = 0;
        return (indexes, scores);
    }

    // A score that a little more than k are likely to reach.
    private float Guess(ReadOnlySpan<float> scores, float floor)
    {
        var wanted = capacity / SampleStride * 4 / 3 + 8;
        Reset(wanted);
        for (var i = 0; i < scores.Length; i += SampleStride)
        {
            if (scores[i] >= Threshold && scores[i] >= floor) Offer(i, scores[i]);
        }

        return count == wanted ? Threshold : floor;
    }

    private void Scan(ReadOnlySpan<float> scores, float floor)
    {
        var width = Vector256<float>.Count;
        var i = 0;
        for (; i <= scores.Length - 2 * width; i += 2 * width)
        {
            var reach = Vector256.Create(Math.Max(floor, Threshold));
            var (low, high) = (Vector256.Create(scores[i..]), Vector256.Create(scores[(i + width)..]));
            if (!Vector256.GreaterThanOrEqualAny(low, reach) && !Vector256.GreaterThanOrEqualAny(high, reach)) continue;
            Each(scores, i, i + 2 * width, floor);
        }

        Each(scores, i, scores.Length, floor);
    }

    private void Each(ReadOnlySpan<float> scores, int from, int to, float floor)
    {
        for (var i = from; i < to; i++)
        {
            if (scores[i] >= Threshold && scores[i] >= floor) Offer(i, scores[i]);
        }
    }

    private static bool Worse((float Score, int Index) a, (float Score, int Index) b) =>
        a.Score < b.Score || (a.Score == b.Score && a.Index > b.Index);

    private void SiftUp(int child)
    {
        while (child > 0)
        {
            var parent = (child - 1) / 2;
            if (!Worse(heap[child], heap[parent])) return;
            (heap[child], heap[parent]) = (heap[parent], heap[child]);
            child = parent;
        }
    }

    private void SiftDown()
    {
        for (var parent = 0; ;)
        {
            var (left, right) = (2 * parent + 1, 2 * parent + 2);
            var worst = left < count && Worse(heap[left], heap[parent]) ? left : parent;
            if (right < count && Worse(heap[right], heap[worst])) worst = right;
            if (worst == parent) return;
            (heap[worst], heap[parent]) = (heap[parent], heap[worst]);
            parent = worst;
        }
    }
}

namespace SocialRec.Recommendation.Kernels;

/// <summary>Quickselect (Hoare 1961) on distinct keys, with the median of three as pivot.</summary>
internal static class Selection
{
    /// <summary>Moves the k largest keys to the front, in no particular order, and returns the smallest of them.</summary>
    public static ulong PartitionTop(Span<ulong> keys, int k)
    {
        int low = 0, high = keys.Length - 1, target = k - 1;
        while (low < high)
        {
            ulong pivot = MedianOfThree(keys[low], keys[(low + high) >>> 1], keys[high]);
            int left = low, right = high;
            while (left <= right)
            {
                while (keys[left] > pivot)
                    left++;
                while (keys[right] < pivot)
                    right--;
                if (left > right)
                    break;
                (keys[left], keys[right]) = (keys[right], keys[left]);
                left++;
                right--;
            }
            if (target <= right)
                high = right;
            else if (target >= left)
                low = left;
            else
                break;
        }
        return keys[target];
    }

    private static ulong MedianOfThree(ulong a, ulong b, ulong c) =>
        Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}

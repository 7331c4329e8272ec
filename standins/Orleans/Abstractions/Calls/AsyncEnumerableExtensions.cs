namespace Orleans.Runtime;

/// <summary>How many elements of a streamed result travel at once.</summary>
public static class AsyncEnumerableExtensions
{
    public static IAsyncEnumerable<T> WithBatchSize<T>(this IAsyncEnumerable<T> self, int maxBatchSize)
    {
        if (self is EnumerableRequest request)
            request.MaxBatchSize = maxBatchSize;
        return self;
    }
}

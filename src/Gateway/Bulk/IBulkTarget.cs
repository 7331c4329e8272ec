using System.Diagnostics.CodeAnalysis;
using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Bulk;

/// <summary>Where the elements of a bulk body go: reads one, and passes on a batch of them.</summary>
/// <typeparam name="T">An element.</typeparam>
internal interface IBulkTarget<T>
{
    /// <summary>The property that may hold the elements of a JSON object: <c>{"events":[…]}</c>.</summary>
    string Wrapper { get; }

    /// <summary>Reads one element from UTF-8 JSON. Never throws for anything in the input.</summary>
    /// <param name="json">JSON of one value.</param>
    /// <param name="value">The element, if it is good.</param>
    /// <param name="id">The id it gave, if that could be read.</param>
    /// <param name="error">What is wrong with it.</param>
    bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out T? value, out string? id, out FieldError error);

    /// <summary>Passes a batch on and notes what became of each element, storage failures among it.</summary>
    Task WriteAsync(string tenant, BulkBatch<T> batch, BulkOutcome outcome);
}

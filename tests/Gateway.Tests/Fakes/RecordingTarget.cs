using System.Diagnostics.CodeAnalysis;
using System.Text;
using SocialRec.Gateway.Bulk;
using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Tests.Fakes;

/// <summary>Takes any element but "bad", and remembers what it took.</summary>
internal sealed class RecordingTarget : IBulkTarget<string>
{
    private readonly SortedDictionary<int, string> _taken = [];

    public BulkOutcome? Outcome { get; set; }

    public string Wrapper => "events";

    public bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out string? value, out string? id, out FieldError error)
    {
        string text = Encoding.UTF8.GetString(json).Trim();
        id = text;
        value = text == "bad" ? null : text;
        error = value is null ? new FieldError("/x", "is bad") : default;
        return value is not null;
    }

    public Task WriteAsync(string tenant, BulkBatch<string> batch, BulkOutcome outcome)
    {
        lock (_taken)
        {
            for (int i = 0; i < batch.Values.Count; i++)
                _taken.Add(batch.Indexes[i], batch.Values[i]);
        }

        outcome.Accept(batch.Values.Count);
        return Task.CompletedTask;
    }

    /// <summary>Whether just these elements were taken or refused, each under its index.</summary>
    public bool Matches(string[] elements, int maxBytes)
    {
        bool[] good = [.. elements.Select(element => element.Length <= maxBytes && element.Trim() != "bad")];
        int[] expected = [.. Enumerable.Range(0, elements.Length).Where(i => good[i])];
        int[] refused = [.. Enumerable.Range(0, elements.Length).Where(i => !good[i])];
        return _taken.Keys.SequenceEqual(expected) && expected.All(i => _taken[i] == elements[i].Trim())
            && Outcome!.Bad.Select(rejection => rejection.Index).SequenceEqual(refused) && Outcome.Accepted == expected.Length;
    }
}

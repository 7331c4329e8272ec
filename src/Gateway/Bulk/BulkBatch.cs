namespace SocialRec.Gateway.Bulk;

/// <summary>Elements of one request that are passed on together.</summary>
internal sealed class BulkBatch<T>
{
    /// <summary>The elements, in the order of the body.</summary>
    public List<T> Values { get; } = [];

    /// <summary>The index of each in the body.</summary>
    public List<int> Indexes { get; } = [];

    /// <summary>How many bytes of the body they were.</summary>
    public int Bytes { get; private set; }

    /// <summary>Adds an element.</summary>
    public void Add(T value, int index, int bytes)
    {
        Values.Add(value);
        Indexes.Add(index);
        Bytes += bytes;
    }
}

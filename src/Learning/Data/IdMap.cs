using System.Diagnostics.CodeAnalysis;

namespace SocialRec.Learning.Data;

/// <summary>Gives string ids dense indexes 0, 1, 2, … in the order in which they are first seen.</summary>
public sealed class IdMap
{
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private readonly List<string> ids = [];

    /// <summary>Number of ids.</summary>
    public int Count => ids.Count;

    /// <summary>The ids by index.</summary>
    public IReadOnlyList<string> Ids => ids;

    /// <summary>The id at an index.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public string this[int index] => ids[index];

    /// <summary>The index of an id, given now if it is new.</summary>
    /// <param name="id">The id; compared byte by byte.</param>
    /// <returns>Its index.</returns>
    public int GetOrAdd(string id)
    {
        if (!indexes.TryGetValue(id, out var index))
        {
            index = ids.Count;
            indexes.Add(id, index);
            ids.Add(id);
        }

        return index;
    }

    /// <summary>Looks an id up.</summary>
    /// <param name="id">The id.</param>
    /// <param name="index">Its index when known.</param>
    /// <returns>Whether it is known.</returns>
    public bool TryGetIndex([NotNullWhen(true)] string? id, out int index)
    {
        index = -1;
        return id is not null && indexes.TryGetValue(id, out index);
    }
}

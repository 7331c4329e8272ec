using System.Collections.Concurrent;

namespace SocialRec.Recommendation.Catalog;

/// <summary>
/// Categories and attributes as numbers. A term is a category's name, or a pair of attribute name and value; numbers are never reused.
/// One writer, any number of readers.
/// </summary>
internal sealed class TermTable
{
    private readonly ConcurrentDictionary<(string Name, string? Value), int> _numbers = new();
    private int _count;

    /// <summary>The number of a category, or −1 if no item ever had it.</summary>
    public int FindCategory(string name) => Find((name, null));

    /// <summary>The number of an attribute with a value, or −1 if no item ever had it.</summary>
    public int FindAttribute(string name, string value) => Find((name, value));

    /// <summary>The number of a category, new if need be.</summary>
    public int InternCategory(string name) => Intern((name, null));

    /// <summary>The number of an attribute with a value, new if need be.</summary>
    public int InternAttribute(string name, string value) => Intern((name, value));

    private int Find((string, string?) term) => _numbers.TryGetValue(term, out int number) ? number : -1;

    private int Intern((string, string?) term)
    {
        if (_numbers.TryGetValue(term, out int number))
            return number;
        number = _count++;
        _numbers[term] = number;
        return number;
    }
}

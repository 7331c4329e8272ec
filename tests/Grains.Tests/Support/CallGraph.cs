using System.Collections.Concurrent;

namespace SocialRec.Grains.Tests.Support;

/// <summary>Which kinds of grain wait for which: an edge for each call that cannot interleave with the calls of its target.</summary>
public sealed class CallGraph
{
    private readonly ConcurrentDictionary<(string From, string To), byte> _waits = new();

    /// <summary>The edges seen.</summary>
    public IEnumerable<(string From, string To)> Waits => _waits.Keys;

    public void Add(string from, string to)
    {
        if (!from.StartsWith("sys.", StringComparison.Ordinal))
            _waits.TryAdd((from, to), 0);
    }

    /// <summary>Kinds of grain on a cycle: two of them, each with a call under way, could wait for each other.</summary>
    public string[] Cycle()
    {
        ILookup<string, string> next = _waits.Keys.ToLookup(edge => edge.From, edge => edge.To);
        return [.. next.Select(edges => edges.Key).Where(start => Reaches(start, start, next, [])).Order()];
    }

    private static bool Reaches(string from, string goal, ILookup<string, string> next, HashSet<string> visited) =>
        next[from].Any(to => to == goal || (visited.Add(to) && Reaches(to, goal, next, visited)));
}

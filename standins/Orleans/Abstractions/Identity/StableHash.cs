using System.Text;

namespace Orleans.Runtime;

/// <summary>A 32-bit hash that is the same in every process and on every machine (FNV-1a over UTF-8).</summary>
internal static class StableHash
{
    public static uint Compute(string value)
    {
        var hash = 2166136261u;
        foreach (var octet in Encoding.UTF8.GetBytes(value))
            hash = (hash ^ octet) * 16777619u;
        return hash;
    }
}

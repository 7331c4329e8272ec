using System.Text;

namespace SocialRec.Gateway.Json;

/// <summary>RFC 6901 pointers.</summary>
internal static class JsonPointer
{
    /// <summary>The longest pointer told to a caller, in characters: the path is the caller's own text.</summary>
    private const int MaxLength = 256;

    /// <summary>Turns the serializer's path (<c>$.tags[3]</c>, <c>$['a b']</c>) into a pointer (<c>/tags/3</c>, <c>/a b</c>).</summary>
    public static string FromPath(string? path)
    {
        var pointer = new StringBuilder();
        ReadOnlySpan<char> rest = path is ['$', ..] ? path.AsSpan(1) : default;
        while (!rest.IsEmpty && pointer.Length < MaxLength)
        {
            bool quoted = rest.StartsWith("['");
            int start = quoted ? 2 : 1;
            int length = quoted ? rest[start..].IndexOf("']") : rest[start..].IndexOfAny(rest[0] == '[' ? "]" : ".[");
            if (length < 0)
                length = rest.Length - start;
            pointer.Append('/').Append(rest.Slice(start, length).ToString().Replace("~", "~0").Replace("/", "~1"));
            rest = rest[(start + length)..];
            if (quoted)
                rest = rest[Math.Min(2, rest.Length)..];
            else if (rest is [']', ..])
                rest = rest[1..];
        }

        return pointer.Length <= MaxLength ? pointer.ToString() : pointer.ToString(0, MaxLength);
    }
}

using System.Text.Json;

namespace SocialRec.Gateway.Json;

/// <summary>Words for JSON that cannot be read.</summary>
internal static class JsonFault
{
    /// <summary>What is wrong, without the caller's words.</summary>
    /// <param name="fault">What the reader threw.</param>
    /// <param name="tooDeep">Whether it stood at its deepest level.</param>
    public static string Describe(JsonException fault, bool tooDeep = false) => tooDeep
        ? "is nested too deeply"
        : string.Create(null, $"is not valid JSON (line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1})");
}

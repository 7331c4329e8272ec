using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocialRec.WebConsole.Tests.Docs;

/// <summary>Compares the shapes of two JSON values: the same members of the same kinds. null fits everything; elements of an array may have any of its members.</summary>
internal static class JsonShape
{
    /// <summary>Where the shapes part; null if they do not.</summary>
    public static string? Difference(JsonNode? expected, JsonNode? actual, string at)
    {
        if (expected is null || actual is null)
            return null;
        if (Kind(expected) != Kind(actual))
            return $"{at} is {Kind(actual)}, not {Kind(expected)}";
        return (expected, actual) switch
        {
            (JsonObject e, JsonObject a) => Missing(e, a, at) ?? Missing(a, e, at) ?? e.Select(member => Difference(member.Value, a[member.Key], $"{at}/{member.Key}")).FirstOrDefault(found => found is not null),
            (JsonArray e, JsonArray a) => a.Select((element, i) => Element(e, element, $"{at}/{i}")).FirstOrDefault(found => found is not null),
            _ => null,
        };
    }

    private static string? Element(JsonArray expected, JsonNode? actual, string at)
    {
        if (actual is not JsonObject members)
            return expected.Count == 0 ? $"{at} is not shown" : Difference(expected[0], actual, at);
        JsonObject[] shown = [.. expected.OfType<JsonObject>()];
        return members.Select(member => shown.FirstOrDefault(one => one.ContainsKey(member.Key)) is { } one
            ? Difference(one[member.Key], member.Value, $"{at}/{member.Key}")
            : $"{at}/{member.Key} is not shown").FirstOrDefault(found => found is not null);
    }

    private static string? Missing(JsonObject from, JsonObject of, string at) =>
        from.FirstOrDefault(member => !of.ContainsKey(member.Key)) is { Key: { } key } ? $"{at}/{key} is in one only" : null;

    private static string Kind(JsonNode node) => node.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? "Boolean" : node.GetValueKind().ToString();
}

using System.Text.Json.Nodes;

namespace SocialRec.Gateway.Json;

/// <summary>JSON merge patch, RFC 7396.</summary>
internal static class MergePatch
{
    /// <summary>The media type of a merge patch.</summary>
    public const string MediaType = "application/merge-patch+json";

    /// <summary>Applies a patch: its members replace those of the target, null removes one, objects are merged.</summary>
    public static void Apply(JsonObject target, JsonObject patch)
    {
        foreach ((string name, JsonNode? value) in patch)
        {
            if (value is null)
                target.Remove(name);
            else if (value is JsonObject inner)
                Apply(Inner(target, name), inner);
            else
                target[name] = value.DeepClone();
        }
    }

    private static JsonObject Inner(JsonObject target, string name)
    {
        if (target[name] is JsonObject there)
            return there;
        var made = new JsonObject();
        target[name] = made;
        return made;
    }
}

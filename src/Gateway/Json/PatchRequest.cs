using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Json;

/// <summary>A PATCH: the body is a merge patch on what <c>GET</c> shows.</summary>
internal static class PatchRequest
{
    /// <summary>How often a patch is tried when others write at the same time.</summary>
    public const int MaxTries = 4;

    /// <summary>The answer when others kept writing at the same time.</summary>
    public static Problem Conflict => new(StatusCodes.Status409Conflict, "It was changed by others at the same time; read it and try again.");

    /// <summary>What a value becomes by a patch.</summary>
    /// <returns>The new value, or the problem to answer with.</returns>
    public static (T? Value, Problem? Problem) Apply<T>(T value, JsonObject patch, JsonTypeInfo<T> type)
        where T : class
    {
        JsonObject node = JsonSerializer.SerializeToNode(value, type)!.AsObject();
        MergePatch.Apply(node, patch);
        return JsonBody.TryRead(JsonSerializer.SerializeToUtf8Bytes(node, WireJson.Shapes.JsonObject), type, out T? patched, out FieldError error)
            ? (patched, null)
            : (null, Problem.Unprocessable([error]));
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Json;

/// <summary>Bodies of one kind, read and held against their rules: whole, as one of many, or as a merge patch on what <c>GET</c> shows.</summary>
/// <param name="shape">The kind.</param>
/// <param name="check">What is wrong with a body, given the id in the path, which is null where the body must give it.</param>
internal sealed class CheckedBody<T>(JsonTypeInfo<T> shape, Func<T, string?, List<FieldError>> check)
    where T : class
{
    private const int MaxBytes = 256 * 1024;

    // So often others may write between reading and writing.
    private const int MaxTries = 4;

    /// <summary>Reads a request's body.</summary>
    /// <returns>The value, or the problem to answer with.</returns>
    public async ValueTask<(T? Value, Problem? Problem)> ReadAsync(HttpContext context, string id)
    {
        (T? value, Problem? problem) = await JsonBody.ReadAsync(context, shape, MaxBytes);
        return value is null ? (null, problem) : Check(value, id);
    }

    /// <summary>Reads one element of a bulk body; false with its first fault. A value that breaks a rule is given all the same, for its id.</summary>
    public bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out T? value, out FieldError error)
    {
        if (!JsonBody.TryRead(json, shape, out value, out error))
            return false;
        if (check(value, null) is not [var first, ..])
            return true;
        error = first;
        return false;
    }

    /// <summary>Applies the merge patch in a request's body, again where others write at the same time.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The id in the path.</param>
    /// <param name="read">Reads what there is, and what its writer must know of it; null if there is nothing.</param>
    /// <param name="write">Writes what it becomes; null if others have written since it was read.</param>
    /// <param name="unknown">What to answer where there is nothing.</param>
    /// <returns>What was written, or the problem to answer with.</returns>
    public async Task<(TDone? Done, Problem? Problem)> PatchAsync<TDone>(
        HttpContext context, string id, Func<Task<(T Value, long Version)?>> read, Func<T, long, Task<TDone?>> write, Func<string, Problem> unknown)
        where TDone : struct
    {
        (JsonObject? patch, Problem? problem) = await JsonBody.ReadAsync(context, WireJson.Shapes.JsonObject, MaxBytes);
        if (patch is null)
            return (null, problem);
        for (int i = 0; i < MaxTries; i++)
        {
            if (await read() is not var (value, version))
                return (null, unknown(id));
            (T? patched, problem) = Apply(value, patch, id);
            if (patched is null)
                return (null, problem);
            if (await write(patched, version) is { } done)
                return (done, null);
        }

        return (null, new Problem(StatusCodes.Status409Conflict, "It was changed by others at the same time; read it and try again."));
    }

    private (T? Value, Problem? Problem) Apply(T value, JsonObject patch, string id)
    {
        JsonObject node = JsonSerializer.SerializeToNode(value, shape)!.AsObject();
        MergePatch.Apply(node, patch);
        return JsonBody.TryRead(JsonSerializer.SerializeToUtf8Bytes(node, WireJson.Shapes.JsonObject), shape, out T? patched, out FieldError error)
            ? Check(patched, id)
            : (null, Problem.Unprocessable([error]));
    }

    private (T? Value, Problem? Problem) Check(T value, string id) =>
        check(value, id) is { Count: > 0 } errors ? (null, Problem.Unprocessable(errors)) : (value, null);
}

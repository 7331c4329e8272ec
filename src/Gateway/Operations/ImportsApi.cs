using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.Json;
using SocialRec.Gateway.OpenApi;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Operations;

namespace SocialRec.Gateway.Operations;

/// <summary>
/// <c>/v1/imports/{id}</c>: the watermark of a file's import, kept with the data it is about, so that importing a file again adds nothing however
/// long ago it was. The id is the importer's: a hash of the file and of how it is read. Shown as an operation too.
/// </summary>
internal static class ImportsApi
{
    private const int MaxBodyBytes = 4_096;
    private const string Kind = "import";

    /// <summary>Maps the routes.</summary>
    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/imports").WithTags("Operations");

        group.MapGet("/{id}", GetAsync).WithSummary("How far a file has been imported");
        group.MapPut("/{id}", PutAsync).WithSummary("Note how far a file has been imported").AcceptsJson("""{"rows":1000,"progress":0.5,"complete":false}""", typeof(ImportBody));
    }

    private static async Task<Results<Ok<ImportBody>, Problem>> GetAsync(string id, Tenant tenant, IGrainFactory grains)
    {
        OperationStatus? operation = await Operation(id, tenant, grains).GetAsync();
        return operation is { Kind: Kind, Result: { } json } && JsonSerializer.Deserialize(json, WireJson.Shapes.ImportBody) is { } import
            ? TypedResults.Ok(import)
            : Problem.NotFound($"There is no import '{id}'.");
    }

    private static async Task<Results<NoContent, Problem>> PutAsync(string id, Tenant tenant, HttpContext context, IGrainFactory grains, TimeProvider time)
    {
        (ImportBody? import, Problem? problem) = await JsonBody.ReadAsync(context, WireJson.Shapes.ImportBody, MaxBodyBytes);
        if (import is null)
            return problem!;
        if (import.Rows < 0)
            return Problem.Unprocessable([new FieldError("/rows", "must be at least 0")]);
        IOperationGrain operation = Operation(id, tenant, grains);
        OperationStatus? before = await operation.GetAsync();
        await operation.ReportAsync(new OperationStatus
        {
            Id = OperationId(id),
            Kind = Kind,
            State = import.Complete ? OperationState.Succeeded : OperationState.Running,
            Progress = Math.Clamp(import.Progress, 0, 1),
            Detail = $"{import.Rows} rows",
            Result = JsonSerializer.Serialize(import, WireJson.Shapes.ImportBody),
            StartedMs = before?.StartedMs ?? time.GetUtcNow().ToUnixTimeMilliseconds(),
        });
        return TypedResults.NoContent();
    }

    private static IOperationGrain Operation(string id, Tenant tenant, IGrainFactory grains) => grains.GetGrain<IOperationGrain>(tenant.Key(OperationId(id)));

    private static string OperationId(string id) => $"{Kind}-{id}";
}

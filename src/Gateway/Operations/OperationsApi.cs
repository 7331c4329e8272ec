using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Operations;

namespace SocialRec.Gateway.Operations;

/// <summary><c>/v1/operations</c>: what runs in the background.</summary>
internal static class OperationsApi
{
    /// <summary>Maps the routes.</summary>
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/operations").WithTags("Operations");

        group.MapGet("/{id}", GetAsync).WithSummary("How an operation stands");
    }

    private static async Task<Results<Ok<OperationBody>, Problem>> GetAsync(string id, Tenant tenant, IGrainFactory grains) =>
        await grains.GetGrain<IOperationGrain>(tenant.Key(id)).GetAsync() is { } operation
            ? TypedResults.Ok(OperationBody.Of(operation))
            : Problem.NotFound($"There is no operation '{id}'.");
}

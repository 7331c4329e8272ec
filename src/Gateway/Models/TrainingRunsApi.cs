using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.Json;
using SocialRec.Gateway.OpenApi;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Models;

namespace SocialRec.Gateway.Models;

/// <summary><c>/v1/training-runs</c>: learning from the log.</summary>
internal static class TrainingRunsApi
{
    private const int MaxBodyBytes = 16 * 1024;

    /// <summary>Maps the routes.</summary>
    public static void MapTrainingRuns(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/training-runs").WithTags("Models");

        group.MapPost("/", StartAsync)
            .WithSummary("Train on the log in the background; follow it at /v1/operations/{id}")
            .AcceptsJson("""{"seed":1,"activate":true}""", typeof(TrainingBody), optional: true);
    }

    private static async Task<Results<Accepted<TrainingStarted>, Problem>> StartAsync(Tenant tenant, HttpContext context, IGrainFactory grains)
    {
        (TrainingBody? body, Problem? problem) = await JsonBody.ReadAsync(context, WireJson.Shapes.TrainingBody, MaxBodyBytes, absent: new TrainingBody());
        if (body is null)
            return problem!;
        IModelRegistryGrain registry = grains.GetGrain<IModelRegistryGrain>(tenant.Key(ModelsApi.RegistryId));
        string id = await registry.StartTrainingAsync(new TrainingRequest { Seed = body.Seed, Activate = body.Activate });
        return TypedResults.Accepted($"/v1/operations/{id}", new TrainingStarted(id));
    }
}

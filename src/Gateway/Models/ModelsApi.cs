using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.Options;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Models;

namespace SocialRec.Gateway.Models;

/// <summary><c>/v1/models</c>: what has been learnt, and which of it serves.</summary>
internal static class ModelsApi
{
    /// <summary>The id of the one registry grain of a tenant.</summary>
    public const string RegistryId = "models";

    /// <summary>Maps the routes.</summary>
    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/models").WithTags("Models");

        group.MapGet("/", ListAsync).WithSummary("All versions, newest first");
        group.MapGet("/{name}/versions/{version}/file", FileAsync).WithSummary("The file of a version, to evaluate or keep elsewhere")
            .Produces(StatusCodes.Status200OK, contentType: MediaTypeNames.Application.Octet);
        group.MapPost("/{name}/versions/{version}/activate", ActivateAsync).WithSummary("Make a version serve; an older one is a rollback");
    }

    private static async Task<Ok<ModelsAnswer>> ListAsync(Tenant tenant, IGrainFactory grains)
    {
        ModelVersion[] versions = await Registry(tenant, grains).ListAsync();
        return TypedResults.Ok(new ModelsAnswer([.. versions.Select(ModelBody.Of)]));
    }

    private static async Task<Ok<ModelBody>> ActivateAsync(string name, string version, Tenant tenant, IGrainFactory grains) =>
        TypedResults.Ok(ModelBody.Of(await Registry(tenant, grains).ActivateAsync(name, version)));

    private static async Task<Results<ModelFileResult, Problem>> FileAsync(
        string name, string version, Tenant tenant, IGrainFactory grains, IOptions<LimitOptions> limits, TimeProvider time)
    {
        IModelRegistryGrain registry = Registry(tenant, grains);
        if (Array.Find(await registry.ListAsync(), one => one.Name == name && one.Version == version) is not { } found)
            return Problem.NotFound($"There is no version '{version}' of model '{name}'.");
        return new ModelFileResult(found, part => registry.ReadArtifactAsync(name, version, part), TimeSpan.FromSeconds(limits.Value.StreamSeconds), time);
    }

    private static IModelRegistryGrain Registry(Tenant tenant, IGrainFactory grains) => grains.GetGrain<IModelRegistryGrain>(tenant.Key(RegistryId));
}

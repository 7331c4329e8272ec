using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SocialRec.Gateway.Addressing;
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

    private static async Task<ModelFileResult> FileAsync(string name, string version, Tenant tenant, IGrainFactory grains)
    {
        IModelRegistryGrain registry = Registry(tenant, grains);
        byte[] first = await registry.ReadArtifactAsync(name, version, part: 0);
        ModelVersion about = (await registry.ListAsync()).First(one => one.Name == name && one.Version == version);
        return new ModelFileResult(about, first, part => registry.ReadArtifactAsync(name, version, part));
    }

    private static IModelRegistryGrain Registry(Tenant tenant, IGrainFactory grains) => grains.GetGrain<IModelRegistryGrain>(tenant.Key(RegistryId));
}

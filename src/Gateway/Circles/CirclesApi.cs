using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.Bulk;
using SocialRec.Gateway.OpenApi;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Circles;

namespace SocialRec.Gateway.Circles;

/// <summary><c>/v1/circles</c>: what an app says about circles. Who joins and what they do there goes to <c>/v1/events</c>, or by <see cref="MembersApi"/>.</summary>
internal static class CirclesApi
{
    /// <summary>Maps the routes.</summary>
    public static void MapCircles(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/circles").WithTags("Circles");

        group.MapPost("/", PostAsync).WithSummary("Write many circles, each whole").AcceptsBulk(CircleExamples.One, CircleExamples.Lines, typeof(CircleBody)).Produces<BulkBody>();
        group.MapGet("/{id}", GetAsync).WithSummary("A circle: what it is about, how many belong to it, what they did lately");
        group.MapPut("/{id}", PutAsync).WithSummary("Write a circle, whole").AcceptsJson(CircleExamples.Body, typeof(CircleBody));
        group.MapPatch("/{id}", PatchAsync).WithSummary("Change some fields of a circle (merge patch: null clears)").AcceptsJson(CircleExamples.Patch, typeof(CircleBody));
        group.MapDelete("/{id}", DeleteAsync).WithSummary("Take a circle away: no source and no reason any more; its members stay on record");
    }

    private static Task<IResult> PostAsync(HttpContext context, CircleTarget circles, BulkRequest request) => request.RunAsync(context, circles);

    private static async Task<Results<Ok<CircleAnswer>, Problem>> GetAsync(string id, Tenant tenant, IGrainFactory grains) =>
        await Circle(grains, tenant, id).GetAsync() is { } circle ? TypedResults.Ok(CircleAnswer.Of(circle)) : Unknown(id);

    private static async Task<Results<NoContent, Problem>> PutAsync(string id, Tenant tenant, HttpContext context, IGrainFactory grains)
    {
        (CircleBody? circle, Problem? problem) = await CircleRules.Body.ReadAsync(context, id);
        if (circle is null)
            return problem!;
        await Circle(grains, tenant, id).PutAsync(circle.ToAbout());
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Problem>> PatchAsync(string id, Tenant tenant, HttpContext context, IGrainFactory grains)
    {
        ICircleGrain grain = Circle(grains, tenant, id);
        (bool? _, Problem? problem) = await CircleRules.Body.PatchAsync<bool>(context, id, ReadAsync, WriteAsync, Unknown);
        return problem is null ? TypedResults.NoContent() : problem;

        async Task<(CircleBody, long)?> ReadAsync() => await grain.GetAsync() is { } current ? (CircleBody.Of(id, current.About), current.Version) : null;

        async Task<bool?> WriteAsync(CircleBody circle, long version) => await grain.PutIfVersionAsync(circle.ToAbout(), version) ? true : null;
    }

    private static async Task<Results<NoContent, Problem>> DeleteAsync(string id, Tenant tenant, IGrainFactory grains) =>
        await Circle(grains, tenant, id).DeleteAsync() ? TypedResults.NoContent() : Unknown(id);

    private static ICircleGrain Circle(IGrainFactory grains, Tenant tenant, string id) => grains.GetGrain<ICircleGrain>(tenant.Key(id));

    private static Problem Unknown(string id) => Problem.NotFound($"There is no circle '{id}'.");
}

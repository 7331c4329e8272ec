using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.Bulk;
using SocialRec.Gateway.Json;
using SocialRec.Gateway.OpenApi;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Gateway.Users;

/// <summary><c>/v1/users</c>: what an app says about people. What they do goes to <c>/v1/events</c>.</summary>
internal static class UsersApi
{
    private const int MaxBodyBytes = 256 * 1024;

    /// <summary>Maps the routes.</summary>
    public static void MapUsers(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/users").WithTags("Users");

        group.MapPost("/", PostAsync).WithSummary("Write many profiles, each whole").AcceptsBulk(UserExamples.One, UserExamples.Lines, typeof(UserBody)).Produces<BulkBody>();
        group.MapGet("/{id}", GetAsync).WithSummary("A user: profile, relations, latest events, friends' acts, and what their reviews say they care about");
        group.MapPut("/{id}", PutAsync).WithSummary("Write a profile, whole").AcceptsJson(UserExamples.Body, typeof(UserBody));
        group.MapPatch("/{id}", PatchAsync).WithSummary("Change some fields of a profile (merge patch: null clears)").AcceptsJson(UserExamples.Patch, typeof(UserBody));
        group.MapDelete("/{id}", DeleteAsync).WithSummary("Remove a profile; events and relations stay");
    }

    private static Task<IResult> PostAsync(HttpContext context, UserTarget users, BulkRequest request) => request.RunAsync(context, users);

    private static async Task<Results<Ok<UserAnswer>, Problem>> GetAsync(string id, Tenant tenant, IGrainFactory grains) =>
        await User(grains, tenant, id).GetAsync() is { } user ? TypedResults.Ok(UserAnswer.Of(user)) : Unknown(id);

    private static async Task<Results<NoContent, Problem>> PutAsync(string id, Tenant tenant, HttpContext context, IGrainFactory grains)
    {
        (UserBody? user, Problem? problem) = await JsonBody.ReadAsync(context, WireJson.Shapes.UserBody, MaxBodyBytes);
        if (user is null)
            return problem!;
        if (UserRules.Check(user, id) is { Count: > 0 } errors)
            return Problem.Unprocessable(errors);
        await User(grains, tenant, id).PutProfileAsync(user.ToProfile());
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Problem>> PatchAsync(string id, Tenant tenant, HttpContext context, IGrainFactory grains)
    {
        (JsonObject? patch, Problem? problem) = await JsonBody.ReadAsync(context, WireJson.Shapes.JsonObject, MaxBodyBytes);
        if (patch is null)
            return problem!;
        IUserGrain grain = User(grains, tenant, id);
        for (int i = 0; i < PatchRequest.MaxTries; i++)
        {
            if (await grain.GetAsync() is not { } current)
                return Unknown(id);
            (UserBody? user, problem) = PatchRequest.Apply(UserBody.Of(id, current.Profile), patch, WireJson.Shapes.UserBody);
            if (user is null)
                return problem!;
            if (UserRules.Check(user, id) is { Count: > 0 } errors)
                return Problem.Unprocessable(errors);
            if (await grain.PutProfileIfVersionAsync(user.ToProfile(), current.ProfileVersion))
                return TypedResults.NoContent();
        }

        return PatchRequest.Conflict;
    }

    private static async Task<Results<NoContent, Problem>> DeleteAsync(string id, Tenant tenant, IGrainFactory grains) =>
        await User(grains, tenant, id).DeleteProfileAsync() ? TypedResults.NoContent() : Unknown(id);

    private static IUserGrain User(IGrainFactory grains, Tenant tenant, string id) => grains.GetGrain<IUserGrain>(tenant.Key(id));

    private static Problem Unknown(string id) => Problem.NotFound($"There is no user '{id}'.");
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.Bulk;
using SocialRec.Gateway.OpenApi;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.References;
using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Gateway.Users;

/// <summary><c>/v1/users</c>: what an app says about people. What they do goes to <c>/v1/events</c>.</summary>
internal static class UsersApi
{
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
        (UserBody? user, Problem? problem) = await UserRules.Body.ReadAsync(context, id);
        if (user is null)
            return problem!;
        await User(grains, tenant, id).PutProfileAsync(user.ToProfile());
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Problem>> PatchAsync(string id, Tenant tenant, HttpContext context, IGrainFactory grains)
    {
        IUserGrain grain = User(grains, tenant, id);
        (bool? _, Problem? problem) = await UserRules.Body.PatchAsync<bool>(context, id, ReadAsync, WriteAsync, Unknown);
        return problem is null ? TypedResults.NoContent() : problem;

        async Task<(UserBody, long)?> ReadAsync() => await grain.GetAsync() is { } current ? (UserBody.Of(id, current.Profile), current.ProfileVersion) : null;

        async Task<bool?> WriteAsync(UserBody user, long version) => await grain.PutProfileIfVersionAsync(user.ToProfile(), version) ? true : null;
    }

    private static async Task<Results<NoContent, Problem>> DeleteAsync(string id, Tenant tenant, IGrainFactory grains) =>
        await User(grains, tenant, id).DeleteProfileAsync() ? TypedResults.NoContent() : Unknown(id);

    private static IUserGrain User(IGrainFactory grains, Tenant tenant, string id) => grains.Refer<IUserGrain>(tenant.Key(id));

    private static Problem Unknown(string id) => Problem.NotFound($"There is no user '{id}'.");
}

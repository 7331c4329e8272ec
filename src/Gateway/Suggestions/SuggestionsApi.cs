using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.OpenApi;
using SocialRec.Gateway.Problems;
using SocialRec.Gateway.Query;
using SocialRec.Grains.Interfaces.Suggestions;

namespace SocialRec.Gateway.Suggestions;

/// <summary><c>/v1/users/{id}/friend-suggestions</c> and <c>circle-suggestions</c>: whom to follow and what to join, and why.</summary>
internal static class SuggestionsApi
{
    private static readonly IntParameter Limit = new("limit", "How many suggestions.", absent: 10, min: 1, max: 100);

    /// <summary>Maps the routes.</summary>
    public static void MapSuggestions(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/users/{id}").WithTags("Suggestions");

        group.MapGet("/friend-suggestions", FriendsAsync).WithSummary("People to follow: friends of friends, by friends and taste in common").WithQuery([Limit]).Produces<SuggestionsAnswer>();
        group.MapGet("/circle-suggestions", CirclesAsync).WithSummary("Circles to join, by friends in them and taste in common").WithQuery([Limit]).Produces<SuggestionsAnswer>();
    }

    private static Task<IResult> FriendsAsync(string id, Tenant tenant, HttpRequest request, IGrainFactory grains) =>
        SuggestAsync(id, request, limit => Grain(grains, tenant).FriendsAsync(id, limit));

    private static Task<IResult> CirclesAsync(string id, Tenant tenant, HttpRequest request, IGrainFactory grains) =>
        SuggestAsync(id, request, limit => Grain(grains, tenant).CirclesAsync(id, limit));

    private static async Task<IResult> SuggestAsync(string user, HttpRequest request, Func<int, Task<Suggestion[]?>> ask)
    {
        List<FieldError>? errors = null;
        int limit = Limit.Read(request, ref errors);
        if (errors is not null)
            return Problem.BadRequest("Some parameters break a rule; see errors.", [.. errors]);
        return await ask(limit).WaitAsync(request.HttpContext.RequestAborted) is { } suggestions
            ? TypedResults.Ok(SuggestionsAnswer.Of(suggestions))
            : Problem.NotFound($"There is no user '{user}'.");
    }

    private static ISuggestionGrain Grain(IGrainFactory grains, Tenant tenant) => grains.GetGrain<ISuggestionGrain>(tenant.Key(0));
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.OpenApi;
using SocialRec.Gateway.Problems;
using SocialRec.Gateway.Query;
using SocialRec.Grains.Interfaces.Recommendations;

namespace SocialRec.Gateway.Recommendations;

/// <summary><c>/v1/items/{id}/similar</c>, <c>/v1/circles/{id}/trending</c>, <c>/v1/trending</c>, <c>/v1/latest</c>: lists that are the same for every shopper.</summary>
internal static class ListsApi
{
    private static readonly QueryParameter[] Parameters = [RecommendationParameters.Limit, RecommendationParameters.Category];

    /// <summary>Maps the routes.</summary>
    public static void MapLists(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/").WithTags("Lists");

        group.MapGet("/items/{id}/similar", SimilarAsync).WithSummary("Items like an item").WithQuery(Parameters).Produces<AnswerBody>();
        group.MapGet("/circles/{id}/trending", CircleTrendingAsync).WithSummary("What the members of a circle act on most now").WithQuery(Parameters).Produces<AnswerBody>();
        group.MapGet("/trending", TrendingAsync).WithSummary("What is acted on most now").WithQuery(Parameters).Produces<AnswerBody>();
        group.MapGet("/latest", LatestAsync).WithSummary("What was published last").WithQuery(Parameters).Produces<AnswerBody>();
    }

    private static Task<IResult> SimilarAsync(string id, Tenant tenant, HttpRequest request, RecommendationLanes lanes) =>
        ListAsync(request, (limit, category) => lanes.Next(tenant).SimilarAsync(id, limit, category), $"There is no item '{id}'.");

    private static Task<IResult> CircleTrendingAsync(string id, Tenant tenant, HttpRequest request, RecommendationLanes lanes) =>
        ListAsync(request, (limit, category) => lanes.Next(tenant).CircleTrendingAsync(id, limit, category), $"There is no circle '{id}'.");

    private static Task<IResult> TrendingAsync(Tenant tenant, HttpRequest request, RecommendationLanes lanes) =>
        ListAsync(request, (limit, category) => lanes.Next(tenant).TrendingAsync(limit, category)!);

    private static Task<IResult> LatestAsync(Tenant tenant, HttpRequest request, RecommendationLanes lanes) =>
        ListAsync(request, (limit, category) => lanes.Next(tenant).LatestAsync(limit, category)!);

    private static async Task<IResult> ListAsync(HttpRequest request, Func<int, string?, Task<RecommendationAnswer?>> ask, string? unknown = null)
    {
        List<FieldError>? errors = null;
        int limit = RecommendationParameters.Limit.Read(request, ref errors);
        string? category = RecommendationParameters.Category.Read(request, ref errors);
        if (errors is not null)
            return Problem.BadRequest("Some parameters break a rule; see errors.", [.. errors]);
        return await ask(limit, category).WaitAsync(request.HttpContext.RequestAborted) is { } answer ? new AnswerResult(answer) : Problem.NotFound(unknown!);
    }
}

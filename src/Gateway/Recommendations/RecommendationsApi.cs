using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.Json;
using SocialRec.Gateway.OpenApi;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Recommendations;

namespace SocialRec.Gateway.Recommendations;

/// <summary><c>/v1/users/{id}/recommendations</c>, <c>/v1/recommendations</c>, <c>/v1/rank</c>: what a shopper should see next, and why.</summary>
internal static class RecommendationsApi
{
    private const int MaxBodyBytes = 1024 * 1024;

    /// <summary>Maps the routes.</summary>
    public static void MapRecommendations(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/").WithTags("Recommendations");

        group.MapGet("/users/{id}/recommendations", GetAsync)
            .WithSummary("What a shopper should see next, and why")
            .WithQuery(RecommendationQueryReader.Parameters)
            .Produces<AnswerBody>();

        group.MapPost("/recommendations", PostAsync)
            .WithSummary("The same with all parameters; also for sessions without a known shopper")
            .AcceptsJson(RecommendationExamples.Recommend, typeof(RecommendationRequest))
            .Produces<AnswerBody>();

        group.MapPost("/rank", RankAsync)
            .WithSummary("Rank given items for a shopper")
            .AcceptsJson(RecommendationExamples.Rank, typeof(RankRequest))
            .Produces<AnswerBody>();
    }

    private static async Task<IResult> GetAsync(string id, Tenant tenant, HttpContext context, RecommendationService recommendations)
    {
        List<FieldError>? errors = null;
        RecommendationQuery query = RecommendationQueryReader.Read(id, context.Request, ref errors, out PositionToken token);
        return errors is null
            ? new AnswerResult(await recommendations.RecommendAsync(tenant, query, token, context.RequestAborted))
            : Problem.BadRequest("Some parameters break a rule; see errors.", [.. errors]);
    }

    private static async Task<IResult> PostAsync(Tenant tenant, HttpContext context, RecommendationService recommendations, TimeProvider time)
    {
        (RecommendationRequest? body, Problem? problem) = await JsonBody.ReadAsync(context, WireJson.Shapes.RecommendationRequest, MaxBodyBytes);
        if (body is null)
            return problem!;
        var errors = new List<FieldError>();
        RecommendationQuery query = body.ToQuery(time.GetUtcNow(), errors, out PositionToken token);
        return errors.Count == 0 ? new AnswerResult(await recommendations.RecommendAsync(tenant, query, token, context.RequestAborted)) : Problem.Unprocessable(errors);
    }

    private static async Task<IResult> RankAsync(Tenant tenant, HttpContext context, RecommendationService recommendations)
    {
        (RankRequest? body, Problem? problem) = await JsonBody.ReadAsync(context, WireJson.Shapes.RankRequest, MaxBodyBytes);
        if (body is null)
            return problem!;
        var errors = new List<FieldError>();
        RecommendationQuery query = body.ToQuery(errors, out PositionToken token);
        return errors.Count == 0 ? new AnswerResult(await recommendations.RecommendAsync(tenant, query, token, context.RequestAborted)) : Problem.Unprocessable(errors);
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans.Concurrency;
using SocialRec.Gateway.Json;
using SocialRec.Gateway.OpenApi;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Texts;

namespace SocialRec.Gateway.Texts;

/// <summary><c>/v1/reviews/analyze</c>, <c>/v1/attributes/predict</c>: what the text model reads in texts that are sent along; nothing of them is kept.</summary>
internal static class TextsApi
{
    // A hundred texts of up to 100,000 characters would be more; the limit of a body comes first.
    private const int MaxReviewsBytes = 4 * 1024 * 1024;
    private const int MaxProductBytes = 256 * 1024;

    /// <summary>Maps the routes.</summary>
    public static void MapTexts(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/").WithTags("Texts");

        group.MapPost("/reviews/analyze", AnalyzeAsync)
            .WithSummary("Read reviews: sentiment, usefulness, aspects and entities, Chinese and English")
            .AcceptsJson(TextExamples.Reviews, typeof(ReviewsRequest));

        group.MapPost("/attributes/predict", PredictAsync)
            .WithSummary("Find a product's kind and attributes in its title and description")
            .AcceptsJson(TextExamples.Product, typeof(AttributesRequest));
    }

    private static async Task<Results<Ok<ReviewsBody>, Problem>> AnalyzeAsync(HttpContext context, TextModel model)
    {
        (ReviewsRequest? body, Problem? problem) = await JsonBody.ReadAsync(context, WireJson.Shapes.ReviewsRequest, MaxReviewsBytes);
        if (body is null)
            return problem!;
        var errors = new List<FieldError>();
        body.Check(errors);
        if (errors.Count > 0)
            return Problem.Unprocessable(errors);
        ReviewReading[] readings = await model.Next().ReadReviewsAsync(body.Texts.AsImmutable(), context.RequestAborted);
        return TypedResults.Ok(new ReviewsBody(Array.ConvertAll(readings, ReviewBody.Of)));
    }

    private static async Task<Results<Ok<AttributesBody>, Problem>> PredictAsync(HttpContext context, TextModel model)
    {
        (AttributesRequest? body, Problem? problem) = await JsonBody.ReadAsync(context, WireJson.Shapes.AttributesRequest, MaxProductBytes);
        if (body is null)
            return problem!;
        var errors = new List<FieldError>();
        body.Check(errors);
        if (errors.Count > 0)
            return Problem.Unprocessable(errors);
        return TypedResults.Ok(AttributesBody.Of(await model.Next().ReadAttributesAsync(body.Title, body.Description, context.RequestAborted)));
    }
}

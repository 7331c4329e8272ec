using Microsoft.AspNetCore.Http;
using SocialRec.Gateway.Json;
using SocialRec.Grains.Interfaces.Recommendations;

namespace SocialRec.Gateway.Recommendations;

/// <summary>Sends a recommendation answer.</summary>
internal sealed class AnswerResult(RecommendationAnswer answer) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = WireJson.MediaType;
        await WireJson.WriteAsync(httpContext.Response, answer, AnswerWriter.Write);
    }
}

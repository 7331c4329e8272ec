using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using SocialRec.Gateway.Json;

namespace SocialRec.Gateway.Problems;

/// <summary>An answer that says what is wrong, as <c>application/problem+json</c>.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="detail">What is wrong with this request, and what to do.</param>
internal sealed class Problem(int status, string? detail) : IResult
{
    /// <summary>The media type of RFC 9457.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>The HTTP status.</summary>
    public int Status => status;

    /// <summary>The fields or parameters at fault.</summary>
    public IReadOnlyList<FieldError>? Errors { get; init; }

    /// <summary>When to come again, in seconds; null where that would not help.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>A parameter of the address, a header or the form of the body cannot be understood (400).</summary>
    public static Problem BadRequest(string detail, params FieldError[] errors) => new(StatusCodes.Status400BadRequest, detail) { Errors = errors };

    /// <summary>The body is of the right form, but fields of it break a rule (422).</summary>
    public static Problem Unprocessable(IReadOnlyList<FieldError> errors) =>
        new(StatusCodes.Status422UnprocessableEntity, "Some fields break a rule; see errors.") { Errors = errors };

    /// <summary>What the address names does not exist (404).</summary>
    public static Problem NotFound(string detail) => new(StatusCodes.Status404NotFound, detail);

    /// <summary>The body as it is sent.</summary>
    public ProblemBody Body => new()
    {
        Title = ReasonPhrases.GetReasonPhrase(status),
        Status = status,
        Detail = detail,
        Errors = Errors is { Count: > 0 } ? Errors : null,
    };

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        WriteHead(httpContext.Response, status, RetryAfterSeconds);
        return WireJson.WriteAsync(httpContext.Response, Body, static (json, body) => JsonSerializer.Serialize(json, body, WireJson.Shapes.ProblemBody)).AsTask();
    }

    /// <summary>Sets status, media type and <c>Retry-After</c>.</summary>
    public static void WriteHead(HttpResponse response, int status, int? retryAfterSeconds)
    {
        response.StatusCode = status;
        response.ContentType = MediaType;
        if (retryAfterSeconds is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }
}

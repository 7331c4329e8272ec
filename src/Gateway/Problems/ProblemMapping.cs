using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Orleans.Runtime;
using SocialRec.Grains.Interfaces.Errors;

namespace SocialRec.Gateway.Problems;

/// <summary>Which answer each expected exception becomes.</summary>
internal static class ProblemMapping
{
    /// <summary>When a caller who met a full queue or a storage failure should come again.</summary>
    public const int RetryAfterSeconds = 1;

    /// <summary>The problem that tells of an exception; null if the exception is a fault of this program.</summary>
    public static Problem? Of(Exception exception) => exception switch
    {
        NotFoundException e => Problem.NotFound(e.Message),
        InvalidRequestException e => Problem.Unprocessable([new FieldError(e.Pointer ?? "", e.Message)]),
        OverloadedException e => Later(StatusCodes.Status429TooManyRequests, e.Message),
        UnavailableException e => Later(StatusCodes.Status503ServiceUnavailable, e.Message),
        TimeoutException => Later(StatusCodes.Status503ServiceUnavailable, "The cluster did not answer in time: what was written may or may not be kept. Send it again with the same ids."),
        OrleansException => Later(StatusCodes.Status503ServiceUnavailable, "The cluster cannot be reached now."),
        BadHttpRequestException e => new Problem(e.StatusCode, e.Message),
        JsonException e => Problem.BadRequest(e.Message),
        _ => null,
    };

    /// <summary>Whether the same call may succeed a little later, possibly because its outcome is unknown.</summary>
    public static bool IsTransient(Exception exception) =>
        exception is UnavailableException or OverloadedException or TimeoutException or OrleansException;

    private static Problem Later(int status, string detail) => new(status, detail) { RetryAfterSeconds = RetryAfterSeconds };
}

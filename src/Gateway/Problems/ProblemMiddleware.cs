using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SocialRec.Gateway.Problems;

/// <summary>Turns exceptions, and statuses that the framework sets without a body (404, 405, 415), into problem details.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    /// <summary>Runs the rest of the pipeline and answers for what it throws or leaves unsaid.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer.
            context.Abort();
            return;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await ProblemOf(exception, context).ExecuteAsync(context);
            return;
        }

        HttpResponse response = context.Response;
        if (response.StatusCode >= StatusCodes.Status400BadRequest && !response.HasStarted && response.ContentType is null && response.ContentLength is null)
            await new Problem(response.StatusCode, null).ExecuteAsync(context);
    }

    private Problem ProblemOf(Exception exception, HttpContext context)
    {
        context.Response.Clear();
        if (ProblemMapping.Of(exception) is { } problem)
            return problem;
        LogFault(exception, context.Request.Method, context.GetEndpoint()?.DisplayName);
        return new Problem(StatusCodes.Status500InternalServerError, "A fault of the server. It has been logged.");
    }

    [LoggerMessage(LogLevel.Error, "{Method} {Endpoint} failed")]
    private partial void LogFault(Exception exception, string method, string? endpoint);
}

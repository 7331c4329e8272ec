using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SocialRec.Gateway.Telemetry;

/// <summary>Counts and times every request, and names its trace.</summary>
internal sealed class InstrumentsMiddleware(RequestDelegate next, GatewayInstruments instruments, TimeProvider time)
{
    private const string NoRoute = "none";

    /// <summary>Runs the rest of the pipeline and notes how it went.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        long start = time.GetTimestamp();
        instruments.Began();
        try
        {
            await next(context);
        }
        finally
        {
            string route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? NoRoute;
            if (Activity.Current is { } activity)
                activity.DisplayName = $"{context.Request.Method} {route}";
            instruments.Ended(route, context.Request.Method, context.Response.StatusCode, time.GetElapsedTime(start));
        }
    }
}

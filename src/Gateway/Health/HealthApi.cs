using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SocialRec.Gateway.Json;

namespace SocialRec.Gateway.Health;

/// <summary><c>/health/live</c>: the process answers; <c>/health/ready</c>: every check tagged <see cref="ReadyTag"/> passes, so traffic may come.</summary>
public static class HealthApi
{
    /// <summary>The tag of health checks that readiness waits for.</summary>
    public const string ReadyTag = "ready";

    /// <summary>Maps the routes.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).DisableRateLimiting();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag), ResponseWriter = WriteAsync }).DisableRateLimiting();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = WireJson.MediaType;
        return WireJson.WriteAsync(context.Response, report, Write).AsTask();
    }

    private static void Write(Utf8JsonWriter json, HealthReport report)
    {
        json.WriteStartObject();
        json.WriteString("status"u8, report.Status.ToString().ToLowerInvariant());
        json.WriteStartObject("checks"u8);
        foreach ((string name, HealthReportEntry entry) in report.Entries)
        {
            json.WriteStartObject(name);
            json.WriteString("status"u8, entry.Status.ToString().ToLowerInvariant());
            if (entry.Description is not null)
                json.WriteString("detail"u8, entry.Description);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}

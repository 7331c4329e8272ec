using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using SocialRec.Gateway.Options;
using SocialRec.Gateway.Problems;
using SocialRec.Gateway.Telemetry;

namespace SocialRec.Gateway.Limits;

/// <summary>So many requests are worked on at a time, so many wait in order, and the next is turned away with 429.</summary>
internal static class ConcurrencyLimit
{
    private const string One = "all";

    /// <summary>Sets the limiter up.</summary>
    public static void Configure(RateLimiterOptions limiter, LimitOptions limits, GatewayInstruments instruments)
    {
        var options = new ConcurrencyLimiterOptions
        {
            PermitLimit = limits.MaxConcurrentRequests,
            QueueLimit = limits.MaxQueuedRequests,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetConcurrencyLimiter(One, _ => options));
        limiter.OnRejected = async (rejected, _) =>
        {
            instruments.Shed();
            await new Problem(StatusCodes.Status429TooManyRequests, "Too many requests are waiting.") { RetryAfterSeconds = ProblemMapping.RetryAfterSeconds }
                .ExecuteAsync(rejected.HttpContext);
        };
    }
}

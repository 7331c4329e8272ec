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
    /// <summary>Sets the limiter up.</summary>
    public static void Configure(RateLimiterOptions limiter, LimitOptions limits, GatewayInstruments instruments)
    {
        var options = new ConcurrencyLimiterOptions
        {
            PermitLimit = limits.MaxConcurrentRequests,
            QueueLimit = limits.MaxQueuedRequests,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };
        limiter.GlobalLimiter = new OneForAll(new ConcurrencyLimiter(options));
        limiter.OnRejected = async (rejected, _) =>
        {
            instruments.Shed();
            await new Problem(StatusCodes.Status429TooManyRequests, "Too many requests are waiting.") { RetryAfterSeconds = ProblemMapping.RetryAfterSeconds }
                .ExecuteAsync(rejected.HttpContext);
        };
    }

    /// <summary>One limiter whatever the request: nothing is looked up for it.</summary>
    private sealed class OneForAll(RateLimiter limiter) : PartitionedRateLimiter<HttpContext>
    {
        public override RateLimiterStatistics? GetStatistics(HttpContext resource) => limiter.GetStatistics();

        protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount) => limiter.AttemptAcquire(permitCount);

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(HttpContext resource, int permitCount, CancellationToken cancellationToken) =>
            limiter.AcquireAsync(permitCount, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                limiter.Dispose();
            base.Dispose(disposing);
        }

        protected override async ValueTask DisposeAsyncCore()
        {
            await limiter.DisposeAsync();
            await base.DisposeAsyncCore();
        }
    }
}

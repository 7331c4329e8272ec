using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using SocialRec.Gateway.Options;
using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Limits;

/// <summary>A request that takes too long is answered with 503.</summary>
internal static class TimeLimit
{
    /// <summary>Sets the time limit up.</summary>
    public static void Configure(RequestTimeoutOptions timeouts, LimitOptions limits) => timeouts.DefaultPolicy = new RequestTimeoutPolicy
    {
        Timeout = TimeSpan.FromSeconds(limits.RequestSeconds),
        TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        WriteTimeoutResponse = context =>
            new Problem(StatusCodes.Status503ServiceUnavailable, "It took too long.") { RetryAfterSeconds = ProblemMapping.RetryAfterSeconds }.ExecuteAsync(context),
    };
}

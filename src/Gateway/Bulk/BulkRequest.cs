using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Options;
using SocialRec.Gateway.Addressing;
using SocialRec.Gateway.Options;
using SocialRec.Gateway.Problems;
using SocialRec.Gateway.Telemetry;

namespace SocialRec.Gateway.Bulk;

/// <summary>Runs a bulk request from its headers to its answer.</summary>
internal sealed class BulkRequest(IOptions<LimitOptions> limits, IOptions<BulkOptions> bulk, GatewayInstruments instruments, TimeProvider time)
{
    private readonly LimitOptions _limits = limits.Value;

    /// <summary>Reads the body, has its elements written, and says what became of them.</summary>
    public async Task<IResult> RunAsync<T>(HttpContext context, IBulkTarget<T> target)
    {
        BulkFormat format = BulkFormats.Of(context.Request);
        if (format == BulkFormat.Unknown)
            return new Problem(StatusCodes.Status415UnsupportedMediaType, BulkFormats.Hint);
        AllowBody(context, format == BulkFormat.Lines ? _limits.MaxStreamBytes : _limits.MaxJsonBodyBytes);

        var outcome = new BulkOutcome(bulk.Value.MaxListed);
        using var intake = new BulkIntake<T>(target, Tenant.Of(context).Name, outcome, bulk.Value, _limits);
        try
        {
            if (format == BulkFormat.Lines)
                await ReadLinesAsync(context, intake);
            else if (await JsonFrames.ReadAsync(context.Request.BodyReader, target.Wrapper, intake, context.RequestAborted) is { } fault)
                return Problem.BadRequest("The body cannot be read; nothing of it was kept.", fault);
        }
        catch (BadHttpRequestException exception)
        {
            outcome.Cut = new Problem(exception.StatusCode, exception.Message);
        }
        catch (OperationCanceledException)
        {
            outcome.Cut = new Problem(StatusCodes.Status408RequestTimeout, "The body did not arrive in time.");
        }

        if (outcome.Cut is not null)
            outcome.RetryFrom ??= intake.Count;
        await intake.CompleteAsync();
        instruments.Taken(target.Wrapper, outcome);
        return new BulkAnswer(outcome);
    }

    private async Task ReadLinesAsync<T>(HttpContext context, BulkIntake<T> intake)
    {
        context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(_limits.StreamSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, timeout.Token);
        await LineFrames.ReadAsync(context.Request.BodyReader, intake, _limits.MaxElementBytes, either.Token);
    }

    private static void AllowBody(HttpContext context, long maxBytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = maxBytes;
    }
}

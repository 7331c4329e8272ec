using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using SocialRec.Gateway.Bulk;
using SocialRec.Gateway.Json;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Identity;

namespace SocialRec.Gateway.Circles;

/// <summary>Writes circles, those of a batch side by side.</summary>
internal sealed partial class CircleTarget(IGrainFactory grains, ILogger<CircleTarget> logger) : IBulkTarget<CircleBody>
{
    /// <inheritdoc/>
    public string Wrapper => "circles";

    /// <inheritdoc/>
    public bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out CircleBody? value, out string? id, out FieldError error)
    {
        bool read = JsonBody.TryRead(json, WireJson.Shapes.CircleBody, out value, out error);
        id = value?.Id;
        if (!read || CircleRules.Check(value!, pathId: null) is not [var first, ..])
            return read;
        error = first;
        return false;
    }

    /// <inheritdoc/>
    public Task WriteAsync(string tenant, BulkBatch<CircleBody> batch, BulkOutcome outcome) =>
        Task.WhenAll(batch.Values.Zip(batch.Indexes, (circle, index) => PutAsync(tenant, circle, index, outcome)));

    private async Task PutAsync(string tenant, CircleBody circle, int index, BulkOutcome outcome)
    {
        try
        {
            await grains.GetGrain<ICircleGrain>(GrainKey.Of(tenant, circle.Id!)).PutAsync(circle.ToAbout());
            outcome.Accept(1);
        }
        catch (Exception exception) when (ProblemMapping.IsTransient(exception))
        {
            LogNotKept(exception, tenant, circle.Id!);
            outcome.Lose(index, circle.Id);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Circle {Circle} of tenant {Tenant} was not kept; its sender is told to send it again")]
    private partial void LogNotKept(Exception exception, string tenant, string circle);
}

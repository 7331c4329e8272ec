using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using SocialRec.Gateway.Json;
using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Bulk;

/// <summary>Writes bodies that have a grain each, those of a batch side by side.</summary>
/// <param name="wrapper">The member that may wrap an array of them.</param>
/// <param name="bodies">Reads and checks them.</param>
/// <param name="logger">Told what was not kept.</param>
internal abstract partial class GrainTarget<T>(string wrapper, CheckedBody<T> bodies, ILogger logger) : IBulkTarget<T>
    where T : class
{
    /// <inheritdoc/>
    public string Wrapper => wrapper;

    /// <inheritdoc/>
    public bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out T? value, out string? id, out FieldError error)
    {
        bool read = bodies.TryRead(json, out value, out error);
        id = value is null ? null : IdOf(value);
        return read;
    }

    /// <inheritdoc/>
    public Task WriteAsync(string tenant, BulkBatch<T> batch, BulkOutcome outcome) =>
        Task.WhenAll(batch.Values.Zip(batch.Indexes, (body, index) => WriteAsync(tenant, body, index, outcome)));

    /// <summary>The id that a body gives.</summary>
    protected abstract string? IdOf(T body);

    /// <summary>Writes one body.</summary>
    protected abstract Task PutAsync(string tenant, T body);

    private async Task WriteAsync(string tenant, T body, int index, BulkOutcome outcome)
    {
        try
        {
            await PutAsync(tenant, body);
            outcome.Accept(1);
        }
        catch (Exception exception) when (ProblemMapping.IsTransient(exception))
        {
            LogNotKept(exception, tenant, wrapper, IdOf(body));
            outcome.Lose(index, IdOf(body));
        }
    }

    [LoggerMessage(LogLevel.Warning, "In tenant {Tenant} one of the {Kind} was not kept: {Id}; its sender is told to send it again")]
    private partial void LogNotKept(Exception exception, string tenant, string kind, string? id);
}

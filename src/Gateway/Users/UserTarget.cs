using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using SocialRec.Gateway.Bulk;
using SocialRec.Gateway.Json;
using SocialRec.Gateway.Problems;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Identity;

namespace SocialRec.Gateway.Users;

/// <summary>Writes profiles, those of a batch side by side.</summary>
internal sealed partial class UserTarget(IGrainFactory grains, ILogger<UserTarget> logger) : IBulkTarget<UserBody>
{
    /// <inheritdoc/>
    public string Wrapper => "users";

    /// <inheritdoc/>
    public bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out UserBody? value, out string? id, out FieldError error)
    {
        bool read = JsonBody.TryRead(json, WireJson.Shapes.UserBody, out value, out error);
        id = value?.Id;
        if (!read || UserRules.Check(value!, pathId: null) is not [var first, ..])
            return read;
        error = first;
        return false;
    }

    /// <inheritdoc/>
    public Task WriteAsync(string tenant, BulkBatch<UserBody> batch, BulkOutcome outcome) =>
        Task.WhenAll(batch.Values.Zip(batch.Indexes, (user, index) => PutAsync(tenant, user, index, outcome)));

    private async Task PutAsync(string tenant, UserBody user, int index, BulkOutcome outcome)
    {
        try
        {
            await grains.GetGrain<IUserGrain>(GrainKey.Of(tenant, user.Id!)).PutProfileAsync(user.ToProfile());
            outcome.Accept(1);
        }
        catch (Exception exception) when (ProblemMapping.IsTransient(exception))
        {
            LogNotKept(exception, tenant, user.Id!);
            outcome.Lose(index, user.Id);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The profile of user {User} of tenant {Tenant} was not kept; its sender is told to send it again")]
    private partial void LogNotKept(Exception exception, string tenant, string user);
}

using Microsoft.Extensions.Logging;
using SocialRec.Gateway.Bulk;
using SocialRec.Grains.Interfaces.References;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Identity;

namespace SocialRec.Gateway.Users;

/// <summary>Writes profiles.</summary>
internal sealed class UserTarget(IGrainFactory grains, ILogger<UserTarget> logger) : GrainTarget<UserBody>("users", UserRules.Body, logger)
{
    /// <inheritdoc/>
    protected override string? IdOf(UserBody body) => body.Id;

    /// <inheritdoc/>
    protected override Task PutAsync(string tenant, UserBody body) =>
        grains.Refer<IUserGrain>(GrainKey.Of(tenant, body.Id!)).PutProfileAsync(body.ToProfile());
}

using Microsoft.Extensions.Logging;
using SocialRec.Gateway.Bulk;
using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Identity;

namespace SocialRec.Gateway.Circles;

/// <summary>Writes circles.</summary>
internal sealed class CircleTarget(IGrainFactory grains, ILogger<CircleTarget> logger) : GrainTarget<CircleBody>("circles", CircleRules.Body, logger)
{
    /// <inheritdoc/>
    protected override string? IdOf(CircleBody body) => body.Id;

    /// <inheritdoc/>
    protected override Task PutAsync(string tenant, CircleBody body) =>
        grains.GetGrain<ICircleGrain>(GrainKey.Of(tenant, body.Id!)).PutAsync(body.ToAbout());
}

using Microsoft.Extensions.Logging.Abstractions;
using SocialRec.Grains.Catalog;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Tests.Support;
using SocialRec.Grains.Timelines;
using SocialRec.Recommendation.Shoppers;

namespace SocialRec.Grains.Tests.Timelines;

/// <summary>Each silo follows the shards on its own; here two followers do, as on two silos.</summary>
public sealed class TimelineFollowerTests
{
    [Fact]
    public async Task TwoFollowers_OneFromTheStartAndOneLater_ShowTheSame()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        using CancellationTokenSource end = new();
        (TimelineFollower early, Task earlyRuns) = await FollowAsync(cluster, end.Token);
        await cluster.DoAsync(Events.Of(EventType.Join, "ann", circle: "club"), Events.Of(EventType.Share, "ann", "shoes", circle: "club", text: "look"));
        await Eventually.BecomesAsync(() => Task.FromResult(Acts(early)), acts => acts.Length == 1);
        (TimelineFollower late, Task lateRuns) = await FollowAsync(cluster, end.Token);
        await late.Loaded;
        Assert.Equal(Acts(early), Acts(late));

        await cluster.DoAsync(Events.Of(EventType.Leave, "ann", circle: "club"));
        foreach (TimelineFollower each in new[] { early, late })
            await Eventually.BecomesAsync(() => Task.FromResult(Acts(each)), acts => acts.Length == 0);
        await end.CancelAsync();
        await Task.WhenAll(earlyRuns, lateRuns);
    }

    private static async Task<(TimelineFollower Follower, Task Runs)> FollowAsync(GrainsCluster cluster, CancellationToken cancellationToken)
    {
        TimelineFollower follower = new(
            GrainsCluster.Tenant, cluster.Grains, new TimelineOptions { PollMs = 100 }, TimeProvider.System, cluster.Service<CatalogInstruments>(), NullLogger.Instance);
        return (follower, follower.RunAsync(await cluster.LayoutAsync(), cancellationToken));
    }

    private static string?[] Acts(TimelineFollower follower) =>
        [.. follower.Replica.Circles.Where(circle => circle.Id == "club").SelectMany(circle => circle.Acts).Select(act => $"{act.Actor} {act.Text}")];
}

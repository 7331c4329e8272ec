using SocialRec.Grains.Interfaces.Models;
using SocialRec.Grains.Tests.Support;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Models;

public class TrainingScheduleTests
{
    [Fact]
    public async Task OnActivate_ScheduleIsSet_TrainsWithoutBeingAsked()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync(settings: ("Models:TrainEveryHours", "0.0001"));
        for (int user = 0; user < 10; user++)
            await cluster.DoAsync(Events.Like($"u{user}", "a"), Events.Like($"u{user}", "b"), Events.Like($"u{user}", $"c{user % 3}"));
        var registry = cluster.Grains.GetGrain<IModelRegistryGrain>(GrainKey.Of(GrainsCluster.Tenant, IModelRegistryGrain.GrainId));

        ModelVersion[] versions = await Eventually.BecomesAsync(() => registry.ListAsync(), all => all.Length > 0);

        Assert.Contains(versions, version => version.Active);
    }
}

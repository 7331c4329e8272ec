using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using SocialRec.Grains.Interfaces.Models;
using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Grains.Models;
using SocialRec.Grains.Recommendations;
using SocialRec.Grains.Tests.Support;
using SocialRec.Identity;
using SocialRec.Recommendation.Bundles;

namespace SocialRec.Grains.Tests.Models;

[Collection(SiloCollection.Name)]
public class BundleFollowerTests(TestSilo silo)
{
    private readonly string _tenant = silo.NewTenant();

    private IModelRegistryGrain Registry => silo.Grains.GetGrain<IModelRegistryGrain>(GrainKey.Of(_tenant, IModelRegistryGrain.GrainId));

    [Fact]
    public async Task Activate_SoundBundles_ServeInTurn()
    {
        await PublishAsync("v1");
        await WhenServingAsync("v1");

        await PublishAsync("v2");
        await WhenServingAsync("v2");
        await Registry.ActivateAsync(ModelVersion.Items, "v1");

        await WhenServingAsync("v1");
    }

    [Fact]
    public async Task Activate_AlteredBundle_TheOldOneServesOnAndTheFaultIsShown()
    {
        await PublishAsync("v1");
        await WhenServingAsync("v1");

        await PublishAsync("v2", alter: true);
        ModelVersion[] versions = await Eventually.BecomesAsync(() => Registry.ListAsync(), all => all[0].Fault is not null);

        Assert.Equal("v2", versions[0].Version);
        Assert.Equal("v1", (await AskAsync()).Bundle);
        Assert.Equal("v2", silo.Service<ServingService>().FaultyBundles[_tenant]);
    }

    [Fact]
    public async Task Activate_BundleThatIsRepaired_ServesAndTheFaultIsGone()
    {
        await PublishAsync("v1", alter: true);
        await AskAsync();
        await Eventually.BecomesAsync(() => Registry.ListAsync(), all => all[0].Fault is not null);

        await silo.Service<ArtifactStore>().WriteAsync(_tenant, Artifact("v1"));

        await WhenServingAsync("v1");
        await Eventually.BecomesAsync(() => Registry.ListAsync(), all => all[0].Fault is null);
    }

    private async Task PublishAsync(string version, bool alter = false)
    {
        byte[] artifact = Artifact(version);
        string sha256 = await silo.Service<ArtifactStore>().WriteAsync(_tenant, artifact);
        if (alter)
            await AlterAsync(sha256);
        await Registry.PublishAsync(new ModelVersion { Name = ModelVersion.Items, Version = version, Sha256 = sha256, Size = artifact.Length }, activate: true);
    }

    private async Task AlterAsync(string sha256)
    {
        var storage = silo.Service<IGrainStorage>();
        GrainId page = GrainId.Create("artifact", $"{_tenant}/{sha256}/0");
        var state = new GrainState<ArtifactPage>(new ArtifactPage());
        await storage.ReadStateAsync("artifact", page, state);
        state.State = new ArtifactPage { Bytes = [.. state.State!.Bytes.Select(one => (byte)(one ^ 1))] };
        await storage.WriteStateAsync("artifact", page, state);
    }

    private static byte[] Artifact(string version)
    {
        using var stream = new MemoryStream();
        BundleFile.Write(new ModelBundle(version, ["a", "b"], vectors: null, neighbours: null), stream);
        return stream.ToArray();
    }

    private Task<RecommendationAnswer> AskAsync() => silo.Grains.GetGrain<IRecommendationGrain>(GrainKey.Of(_tenant, 0)).RecommendAsync(new RecommendationQuery());

    private async Task WhenServingAsync(string version) => await Eventually.BecomesAsync(AskAsync, answer => answer.Bundle == version);
}

using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Models;
using SocialRec.Grains.Models;
using SocialRec.Grains.Tests.Support;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Models;

[Collection(SiloCollection.Name)]
public class ModelRegistryGrainTests(TestSilo silo)
{
    private readonly string _tenant = silo.NewTenant();

    private IModelRegistryGrain Sut => silo.Grains.GetGrain<IModelRegistryGrain>(GrainKey.Of(_tenant, IModelRegistryGrain.GrainId));

    [Fact]
    public async Task Publish_FirstVersion_Serves()
    {
        ModelVersion published = await Sut.PublishAsync(Version("v1", 0.2), activate: true);

        Assert.True(published.Active);
        Assert.Equal("v1", (await Sut.GetActiveAsync(ModelVersion.Items, null, 0))!.Version);
    }

    [Fact]
    public async Task Publish_WorseVersion_IsKeptRefusedAndVisible()
    {
        await Sut.PublishAsync(Version("v1", 0.2), activate: true);

        ModelVersion refused = await Sut.PublishAsync(Version("v2", 0.1), activate: true);

        Assert.False(refused.Active);
        Assert.Contains("worse", refused.Refusal);
        Assert.Equal([("v2", false), ("v1", true)], (await Sut.ListAsync()).Select(version => (version.Version, version.Active)));
    }

    [Fact]
    public async Task Activate_OlderVersion_GoesBack()
    {
        await Sut.PublishAsync(Version("v1", 0.2), activate: true);
        await Sut.PublishAsync(Version("v2", 0.3), activate: true);

        await Sut.ActivateAsync(ModelVersion.Items, "v1");
        await silo.DeactivateAsync(Sut);

        Assert.Equal("v1", (await Sut.GetActiveAsync(ModelVersion.Items, null, 0))!.Version);
    }

    [Fact]
    public async Task Activate_UnknownVersion_IsNotFound() =>
        await Assert.ThrowsAsync<NotFoundException>(() => Sut.ActivateAsync(ModelVersion.Items, "v9"));

    [Fact]
    public async Task ReadArtifact_PartAfterPart_IsTheArtifact()
    {
        byte[] artifact = new byte[ArtifactStore.PageBytes + 7];
        new Random(1).NextBytes(artifact);
        string sha256 = await silo.Service<ArtifactStore>().WriteAsync(_tenant, artifact);
        await Sut.PublishAsync(Version("v1", 0.2) with { Sha256 = sha256, Size = artifact.Length }, activate: true);

        byte[][] parts = await Task.WhenAll(Enumerable.Range(0, 3).Select(part => Sut.ReadArtifactAsync(ModelVersion.Items, "v1", part)));

        Assert.Equal([ArtifactStore.PageBytes, 7, 0], parts.Select(part => part.Length));
        Assert.Equal(artifact, parts.SelectMany(part => part));
    }

    [Fact]
    public async Task ReadArtifact_UnknownVersion_IsNotFound() =>
        await Assert.ThrowsAsync<NotFoundException>(() => Sut.ReadArtifactAsync(ModelVersion.Items, "v9", 0));

    [Fact]
    public async Task GetActive_KnownVersion_WaitsForTheNext()
    {
        await Sut.PublishAsync(Version("v1", 0.2), activate: true);

        Task<ModelVersion?> waiting = Sut.GetActiveAsync(ModelVersion.Items, "v1", 10_000);
        Assert.False(waiting.IsCompleted);
        await Sut.PublishAsync(Version("v2", 0.3), activate: true);

        Assert.Equal("v2", (await waiting)!.Version);
    }

    [Fact]
    public async Task Publish_ManyVersions_KeepsTheLatestAndTheActiveOne()
    {
        await Sut.PublishAsync(Version("v0", 0.9), activate: true);
        for (int i = 1; i <= 8; i++)
            await Sut.PublishAsync(Version($"v{i}", 0.1), activate: true);

        Assert.Equal(["v8", "v7", "v6", "v5", "v4", "v0"], (await Sut.ListAsync()).Select(version => version.Version));
    }

    [Fact]
    public async Task ReportFault_ActiveVersion_IsShownUntilTakenBack()
    {
        await Sut.PublishAsync(Version("v1", 0.2), activate: true);

        await Sut.ReportFaultAsync(ModelVersion.Items, "v1", "cut off");
        Assert.Equal("cut off", Assert.Single(await Sut.ListAsync()).Fault);
        await Sut.ReportFaultAsync(ModelVersion.Items, "v1", null);

        Assert.Null(Assert.Single(await Sut.ListAsync()).Fault);
    }

    private static ModelVersion Version(string version, double score) => new()
    {
        Name = ModelVersion.Items,
        Version = version,
        Sha256 = version,
        Scores = new() { ["ndcg@10"] = score, ["interactions"] = 1000 },
    };
}

using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using SocialRec.Grains.Models;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Models;

[Collection(SiloCollection.Name)]
public class ArtifactStoreTests(TestSilo silo)
{
    private readonly string _tenant = silo.NewTenant();

    private ArtifactStore Sut => silo.Service<ArtifactStore>();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(ArtifactStore.PageBytes)]
    [InlineData(3 * ArtifactStore.PageBytes + 1)]
    public async Task Read_WhatWasWritten_IsTheSame(int size)
    {
        byte[] artifact = Bytes(size);

        string name = await Sut.WriteAsync(_tenant, artifact);

        Assert.Equal(artifact, await Sut.ReadAsync(_tenant, name, size));
    }

    [Fact]
    public async Task Write_Twice_IsFine()
    {
        byte[] artifact = Bytes(100);

        Assert.Equal(await Sut.WriteAsync(_tenant, artifact), await Sut.WriteAsync(_tenant, artifact));
    }

    [Fact]
    public async Task Read_AlteredPage_IsRefused()
    {
        byte[] artifact = Bytes(100);
        string name = await Sut.WriteAsync(_tenant, artifact);
        artifact[50] ^= 1;

        await OverwriteFirstPageAsync(name, artifact);

        await Assert.ThrowsAsync<InvalidDataException>(() => Sut.ReadAsync(_tenant, name, 100));
    }

    [Fact]
    public async Task Read_CutOffPage_IsRefused()
    {
        string name = await Sut.WriteAsync(_tenant, Bytes(100));

        await OverwriteFirstPageAsync(name, Bytes(99));

        await Assert.ThrowsAsync<InvalidDataException>(() => Sut.ReadAsync(_tenant, name, 100));
    }

    [Fact]
    public async Task Read_AfterDelete_IsRefused()
    {
        string name = await Sut.WriteAsync(_tenant, Bytes(100));

        await Sut.DeleteAsync(_tenant, name, 100);

        await Assert.ThrowsAsync<InvalidDataException>(() => Sut.ReadAsync(_tenant, name, 100));
    }

    private async Task OverwriteFirstPageAsync(string name, byte[] bytes)
    {
        var storage = silo.Service<IGrainStorage>();
        GrainId page = GrainId.Create("artifact", $"{_tenant}/{name}/0");
        var state = new GrainState<ArtifactPage>(new ArtifactPage());
        await storage.ReadStateAsync("artifact", page, state);
        state.State = new ArtifactPage { Bytes = bytes };
        await storage.WriteStateAsync("artifact", page, state);
    }

    private static byte[] Bytes(int size)
    {
        var bytes = new byte[size];
        new Random(5).NextBytes(bytes);
        return bytes;
    }
}

using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Followers;
using SocialRec.Grains.Interfaces.Views;
using SocialRec.Grains.Tests.Support;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Followers;

public sealed class FollowersGrainTests
{
    [Fact]
    public async Task Apply_DeltasRepeated_CountOnce_AndSurviveACrash()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        IFollowersView sut = View(cluster);
        FollowerChange[] changes = [.. Enumerable.Range(1, 2500).Select(i => new FollowerChange(i, $"user-{i % 1250}", i % 5 != 0))];
        foreach (FollowerChange[] some in changes.Chunk(500))
        {
            FollowersDelta delta = new() { Partition = 3, Previous = some[0].Position - 1, Changes = some };
            ViewProgress progress = await sut.ApplyAsync(delta);
            Assert.Equal(progress, await sut.ApplyAsync(delta));
            Assert.Equal(new ViewProgress(some[^1].Position, some[^1].Position), progress);
        }

        string[] expected = [.. changes.GroupBy(change => change.Follower).Where(ones => ones.Last().Follows).Select(ones => ones.Key).Order()];
        await cluster.CrashAsync();
        Assert.Equal(expected, (await ReadAllAsync(cluster)).Order());
        Assert.Equal(expected.Length, await Grain(cluster).CountAsync());
    }

    [Fact]
    public async Task Apply_WithAGap_ChangesNothing()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        ViewProgress progress = await View(cluster).ApplyAsync(new FollowersDelta { Partition = 0, Previous = 7, Changes = [new FollowerChange(8, "bob", true)] });
        Assert.Equal(default, progress);
        Assert.Equal(0, await Grain(cluster).CountAsync());
    }

    [Fact]
    public async Task Apply_WriteFails_IsMadeGoodByTheNextDelivery()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        FollowersDelta delta = new() { Partition = 0, Previous = 0, Changes = [new FollowerChange(1, "bob", true)] };
        cluster.Storage.OnWrite = (state, _) => state == "followers" ? StorageFault.CommitsAndFails : StorageFault.None;
        await Assert.ThrowsAnyAsync<Exception>(() => View(cluster).ApplyAsync(delta));
        cluster.Storage.OnWrite = (_, _) => StorageFault.None;
        await cluster.Orleans.WaitForDeactivationAsync(View(cluster));
        Assert.Equal(1, (await View(cluster).ApplyAsync(delta)).Durable);
        Assert.Equal(["bob"], await ReadAllAsync(cluster));
    }

    [Theory]
    [InlineData("x", 10)]
    [InlineData(null, 0)]
    [InlineData(null, 1001)]
    public async Task Read_BadParameters_AreNamed(string? cursor, int limit)
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        InvalidRequestException error = await Assert.ThrowsAsync<InvalidRequestException>(() => Grain(cluster).ReadAsync(cursor, limit));
        Assert.Equal(cursor is null ? "limit" : "cursor", error.Pointer);
    }

    private static async Task<List<string>> ReadAllAsync(GrainsCluster cluster)
    {
        List<string> all = [];
        FollowersPage? page = null;
        do
        {
            page = await Grain(cluster).ReadAsync(page?.Next, 300);
            all.AddRange(page.Followers);
        }
        while (page.Next is not null);
        Assert.Equal(page.Total, all.Count);
        return all;
    }

    private static IFollowersView View(GrainsCluster cluster) => cluster.Grains.GetGrain<IFollowersView>(GrainKey.Of(GrainsCluster.Tenant, "ann"));

    private static IFollowersGrain Grain(GrainsCluster cluster) => cluster.Grains.GetGrain<IFollowersGrain>(GrainKey.Of(GrainsCluster.Tenant, "ann"));
}

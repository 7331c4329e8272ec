using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.Tests.Support;

namespace SocialRec.Grains.Tests.Users;

public sealed class ProfileTests
{
    [Fact]
    public async Task Get_UnknownUser_IsNull()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        Assert.Null(await cluster.User("nobody").GetAsync());
    }

    [Fact]
    public async Task Put_ThenCrash_IsKept()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.User("ann").PutProfileAsync(new UserProfile { Name = "Ann" });
        await cluster.CrashAsync();
        UserDetails ann = (await cluster.User("ann").GetAsync())!;
        Assert.Equal("Ann", ann.Profile.Name);
        Assert.Equal(1, ann.ProfileVersion);
    }

    [Fact]
    public async Task PutIfVersion_AfterAnotherWrite_IsRefused()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        IUserGrain ann = cluster.User("ann");
        Assert.True(await ann.PutProfileIfVersionAsync(new UserProfile { Name = "A" }, 0));
        Assert.False(await ann.PutProfileIfVersionAsync(new UserProfile { Name = "B" }, 0));
        Assert.True(await ann.PutProfileIfVersionAsync(new UserProfile { Name = "C" }, 1));
        Assert.Equal("C", (await ann.GetAsync())!.Profile.Name);
    }

    [Fact]
    public async Task Delete_LeavesNoProfile_AndNoOldVersionComesBack()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        IUserGrain ann = cluster.User("ann");
        await ann.PutProfileAsync(new UserProfile { Name = "A" });
        Assert.True(await ann.DeleteProfileAsync());
        Assert.False(await ann.DeleteProfileAsync());
        Assert.Null(await ann.GetAsync());
        await ann.PutProfileAsync(new UserProfile { Name = "B" });
        Assert.False(await ann.PutProfileIfVersionAsync(new UserProfile { Name = "C" }, 1));
    }

    [Fact]
    public async Task Put_WriteFails_LeavesTheOldProfile()
    {
        await using GrainsCluster cluster = await GrainsCluster.StartAsync();
        await cluster.User("ann").PutProfileAsync(new UserProfile { Name = "A" });
        cluster.Storage.OnWrite = (state, _) => state == "user" ? StorageFault.Fails : StorageFault.None;
        await Assert.ThrowsAsync<UnavailableException>(() => cluster.User("ann").PutProfileAsync(new UserProfile { Name = "B" }));
        UserDetails ann = (await cluster.User("ann").GetAsync())!;
        Assert.Equal(("A", 1), (ann.Profile.Name, ann.ProfileVersion));
    }
}

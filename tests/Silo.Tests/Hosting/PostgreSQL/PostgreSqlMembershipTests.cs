using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace SocialRec.Silo.Tests.Hosting;

/// <summary>The statements of <c>schema.sql</c> by which silos agree who belongs to their cluster.</summary>
public sealed class PostgreSqlMembershipTests(PostgreSqlHost provider) : IClassFixture<PostgreSqlHost>
{
    private static readonly DateTime Started = new(2026, 12, 1, 8, 0, 0, DateTimeKind.Utc);

    private readonly List<string> _clusters = [];

    [SkippableFact]
    public async Task ReadAll_EmptyCluster_HasAVersionAndNoSilo()
    {
        IMembershipTable sut = await CreateSutAsync();

        MembershipTableData table = await sut.ReadAllAsync();

        Assert.Equal((0, 0), (table.Version.Version, table.Members.Count));
    }

    [SkippableFact]
    public async Task InsertRow_LatestVersion_IsReadAsWritten()
    {
        IMembershipTable sut = await CreateSutAsync();

        Assert.True(await sut.InsertRowAsync(Entry(1), await NextAsync(sut)));

        MembershipTableData table = await sut.ReadRowAsync(Entry(1).SiloAddress);
        MembershipEntry read = Assert.Single(table.Members).Item1;
        Assert.Equal(1, table.Version.Version);
        Assert.Equal((Entry(1).SiloAddress, "silo-1", "host", SiloStatus.Joining, 30_001), (read.SiloAddress, read.SiloName, read.HostName, read.Status, read.ProxyPort));
        Assert.Equal((Started, Started.AddSeconds(1)), (read.StartTime, read.IAmAliveTime));
    }

    [SkippableFact]
    public async Task InsertRow_StaleVersionOrSameSilo_ChangesNothing()
    {
        IMembershipTable sut = await CreateSutAsync();
        TableVersion first = await NextAsync(sut);
        Assert.True(await sut.InsertRowAsync(Entry(1), first));

        Assert.False(await sut.InsertRowAsync(Entry(2), first));
        Assert.False(await sut.InsertRowAsync(Entry(1), await NextAsync(sut)));

        MembershipTableData table = await sut.ReadAllAsync();
        Assert.Equal((1, 1), (table.Version.Version, table.Members.Count));
    }

    [SkippableFact]
    public async Task UpdateRow_LatestVersion_IsReadAsWritten_AndAStaleOneChangesNothing()
    {
        IMembershipTable sut = await CreateSutAsync();
        await sut.InsertRowAsync(Entry(1), await NextAsync(sut));
        MembershipTableData stale = await sut.ReadAllAsync();
        string etag = stale.Members[0].Item2;
        MembershipEntry changed = Entry(1);
        changed.Status = SiloStatus.Active;
        changed.SuspectTimes = [Tuple.Create(Entry(2).SiloAddress, Started)];

        Assert.True(await sut.UpdateRowAsync(changed, etag, stale.Version.Next()));
        changed.Status = SiloStatus.Dead;
        Assert.False(await sut.UpdateRowAsync(changed, etag, stale.Version.Next()));
        Assert.False(await sut.UpdateRowAsync(Entry(3), etag, await NextAsync(sut)));

        MembershipTableData table = await sut.ReadAllAsync();
        MembershipEntry read = Assert.Single(table.Members).Item1;
        Assert.Equal((2, SiloStatus.Active), (table.Version.Version, read.Status));
        Assert.Equal(changed.SuspectTimes, read.SuspectTimes);
    }

    [SkippableFact]
    public async Task UpdateIAmAlive_IsSeen_AndLeavesTheVersion()
    {
        IMembershipTable sut = await CreateSutAsync();
        await sut.InsertRowAsync(Entry(1), await NextAsync(sut));
        MembershipEntry alive = Entry(1);
        alive.IAmAliveTime = Started.AddMinutes(5);

        await sut.UpdateIAmAliveAsync(alive);

        MembershipTableData table = await sut.ReadAllAsync();
        Assert.Equal((1, alive.IAmAliveTime), (table.Version.Version, table.Members[0].Item1.IAmAliveTime));
    }

    [SkippableFact]
    public async Task CleanupDefunctSiloEntries_OldDead_AreGone_AndTheRestStays()
    {
        IMembershipTable sut = await CreateSutAsync();
        foreach (MembershipEntry entry in new[] { Entry(1, SiloStatus.Dead), Entry(2, SiloStatus.Active), Entry(9, SiloStatus.Dead) })
            Assert.True(await sut.InsertRowAsync(entry, await NextAsync(sut)));

        await sut.CleanupDefunctSiloEntriesAsync(Started.AddSeconds(9));

        Assert.Equal([2, 9], (await sut.ReadAllAsync()).Members.Select(member => member.Item1.SiloAddress.Generation).Order());
    }

    [SkippableFact]
    public async Task DeleteMembershipTableEntries_OneCluster_LeavesOthers()
    {
        IMembershipTable sut = await CreateSutAsync();
        IMembershipTable other = await CreateSutAsync();
        await sut.InsertRowAsync(Entry(1), await NextAsync(sut));
        await other.InsertRowAsync(Entry(1), await NextAsync(other));

        await sut.DeleteMembershipTableEntriesAsync(_clusters[0]);

        await sut.InitializeMembershipTableAsync(true);
        Assert.Empty((await sut.ReadAllAsync()).Members);
        Assert.Single((await other.ReadAllAsync()).Members);
    }

    private async Task<IMembershipTable> CreateSutAsync()
    {
        IServiceProvider services = provider.Host.Services;
        _clusters.Add($"cluster-{Guid.NewGuid():N}");
        IMembershipTable table = (IMembershipTable)ActivatorUtilities.CreateInstance(
            services,
            services.GetRequiredService<IMembershipTable>().GetType(),
            Options.Create(new ClusterOptions { ClusterId = _clusters[^1], ServiceId = "service" }));
        await table.InitializeMembershipTableAsync(true);
        return table;
    }

    private static async Task<TableVersion> NextAsync(IMembershipTable table) => (await table.ReadAllAsync()).Version.Next();

    private static MembershipEntry Entry(int number, SiloStatus status = SiloStatus.Joining) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 11_000, number),
        SiloName = $"silo-{number}",
        HostName = "host",
        Status = status,
        ProxyPort = 30_000 + number,
        StartTime = Started,
        IAmAliveTime = Started.AddSeconds(number),
    };
}

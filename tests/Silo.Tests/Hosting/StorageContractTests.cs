using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace SocialRec.Silo.Tests.Hosting;

/// <summary>What the log and the views rely on in a storage provider: a record is made once, and changed only by who knows its latest version.</summary>
public abstract class StorageContractTests(ProviderHost provider)
{
    private const string StateName = "contract";

    private IGrainStorage Storage => provider.Host.Services.GetRequiredService<IGrainStorage>();

    [SkippableFact]
    public async Task Write_NewRecord_IsReadAsWritten()
    {
        GrainId id = NewId("kettle é 茶壶 +&'\"");
        string[] values = ["a", "", "茶", new('x', 1_500_000)];

        await WriteAsync(id, values);

        GrainState<List<string>> read = await ReadAsync(id);
        Assert.True(read.RecordExists);
        Assert.Equal(values, read.State);
    }

    [SkippableFact]
    public async Task Read_NoRecord_IsEmpty()
    {
        GrainState<List<string>> read = await ReadAsync(NewId("none"));

        Assert.False(read.RecordExists);
        Assert.Empty(read.State!);
    }

    [SkippableFact]
    public async Task Write_RecordThatIsThere_IsRefusedAndStays()
    {
        GrainId id = NewId("chunk");
        await WriteAsync(id, "first");

        await Assert.ThrowsAsync<InconsistentStateException>(() => WriteAsync(id, "second"));

        Assert.Equal(["first"], (await ReadAsync(id)).State);
    }

    [SkippableFact]
    public async Task Write_ManyAtOnce_OneWins()
    {
        GrainId id = NewId("race");

        bool[] won = await Task.WhenAll(Enumerable.Range(0, 16).Select(async writer =>
        {
            try
            {
                await WriteAsync(id, $"{writer}");
                return true;
            }
            catch (InconsistentStateException)
            {
                return false;
            }
        }));

        Assert.Equal([$"{Array.IndexOf(won, true)}"], (await ReadAsync(id)).State);
        Assert.Single(won, one => one);
    }

    [SkippableFact]
    public async Task Write_StaleVersion_IsRefused()
    {
        GrainId id = NewId("user");
        GrainState<List<string>> ours = await WriteAsync(id, "1");
        GrainState<List<string>> theirs = await ReadAsync(id);
        theirs.State = ["2"];
        await Storage.WriteStateAsync(StateName, id, theirs);

        ours.State = ["3"];
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync(StateName, id, ours));

        Assert.Equal(["2"], (await ReadAsync(id)).State);
    }

    [SkippableFact]
    public async Task Clear_RecordIsGone_AndALateWriterIsRefused()
    {
        GrainId id = NewId("gone");
        GrainState<List<string>> late = await WriteAsync(id, "1");
        GrainState<List<string>> state = await ReadAsync(id);

        await Storage.ClearStateAsync(StateName, id, state);

        Assert.False((await ReadAsync(id)).RecordExists);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync(StateName, id, late));
        state.State = ["2"];
        await Storage.WriteStateAsync(StateName, id, state);
        Assert.Equal(["2"], (await ReadAsync(id)).State);
    }

    [SkippableFact]
    public async Task Records_OfOneGrainUnderTwoNames_AreTwo()
    {
        GrainId id = NewId("two");
        await WriteAsync(id, "1");

        GrainState<List<string>> other = new();
        await Storage.ReadStateAsync("other", id, other);

        Assert.False(other.RecordExists);
    }

    private static GrainId NewId(string key) => GrainId.Create("contract", $"{Guid.NewGuid():N}/{key}");

    private async Task<GrainState<List<string>>> WriteAsync(GrainId id, params string[] values)
    {
        GrainState<List<string>> state = new([.. values]);
        await Storage.WriteStateAsync(StateName, id, state);
        return state;
    }

    private async Task<GrainState<List<string>>> ReadAsync(GrainId id)
    {
        GrainState<List<string>> state = new();
        await Storage.ReadStateAsync(StateName, id, state);
        return state;
    }
}

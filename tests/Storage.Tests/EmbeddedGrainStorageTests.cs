using Orleans.Storage;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Storage.Records;
using SocialRec.Storage.Sqlite;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests;

public sealed class EmbeddedGrainStorageTests : IAsyncLifetime, IDisposable
{
    private static readonly GrainId Ann = GrainId.Create("user", "default/ann");

    private readonly TempDirectory _directory = new();
    private SqliteStore _store = null!;

    public sealed record Profile(string Name)
    {
        public Profile() : this("nobody")
        {
        }
    }

    public Task InitializeAsync()
    {
        _store = TestStore.Open(_directory.Path);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _store.CloseAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Read_NeverWritten_IsTheInitialState()
    {
        var state = new GrainState<Profile>(new Profile("stale")) { ETag = "4", RecordExists = true };

        await CreateSut().ReadStateAsync("profile", Ann, state);

        Assert.Equal(new Profile("nobody"), state.State);
        Assert.Null(state.ETag);
        Assert.False(state.RecordExists);
    }

    [Fact]
    public async Task Read_AfterWrite_IsTheStateWithItsEtag()
    {
        var written = new GrainState<Profile>(new Profile("Ann"));
        await CreateSut().WriteStateAsync("profile", Ann, written);
        var read = await ReadAsync<Profile>("profile");

        Assert.Equal("1", written.ETag);
        Assert.True(written.RecordExists);
        Assert.Equal(new Profile("Ann"), read.State);
        Assert.Equal(written.ETag, read.ETag);
        Assert.True(read.RecordExists);
    }

    [Fact]
    public async Task Record_LiesUnderGrainAndStateName()
    {
        await CreateSut().WriteStateAsync("profile", Ann, new GrainState<Profile>(new Profile("Ann")));
        Assert.True((await _store.ReadAsync(new RecordKey("user/default/ann", "profile"))).Exists);
    }

    [Fact]
    public async Task Write_WithoutEtagOverARecord_IsInconsistent()
    {
        await CreateSut().WriteStateAsync("chunk-0000000001", Ann, new GrainState<Profile>(new Profile("first")));
        var second = new GrainState<Profile>(new Profile("second"));

        var exception = await Assert.ThrowsAsync<InconsistentStateException>(() => CreateSut().WriteStateAsync("chunk-0000000001", Ann, second));

        Assert.Equal("1", exception.StoredEtag);
        Assert.Null(exception.CurrentEtag);
        Assert.Null(second.ETag);
        Assert.Equal(new Profile("first"), (await ReadAsync<Profile>("chunk-0000000001")).State);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("an etag of another provider")]
    public async Task Write_WithAnEtagThatIsNotStored_IsInconsistent(string etag)
    {
        await CreateSut().WriteStateAsync("profile", Ann, new GrainState<Profile>(new Profile("Ann")));
        var stale = new GrainState<Profile>(new Profile("stale")) { ETag = etag };

        var exception = await Assert.ThrowsAsync<InconsistentStateException>(() => CreateSut().WriteStateAsync("profile", Ann, stale));

        Assert.Equal(etag, exception.CurrentEtag);
    }

    [Fact]
    public async Task Clear_ThenRead_IsAbsentButKeepsAnEtag()
    {
        var state = new GrainState<Profile>(new Profile("Ann"));
        await CreateSut().WriteStateAsync("profile", Ann, state);
        await CreateSut().ClearStateAsync("profile", Ann, state);
        var read = await ReadAsync<Profile>("profile");

        Assert.Equal(new Profile("nobody"), state.State);
        Assert.False(state.RecordExists);
        Assert.Equal("2", state.ETag);
        Assert.Equal((state.ETag, false), (read.ETag, read.RecordExists));
    }

    [Fact]
    public async Task Clear_ThenWriteByWhoeverSawItBefore_IsInconsistent()
    {
        var mine = new GrainState<Profile>(new Profile("mine"));
        await CreateSut().WriteStateAsync("profile", Ann, mine);
        var theirs = await ReadAsync<Profile>("profile");
        await CreateSut().ClearStateAsync("profile", Ann, mine);

        await Assert.ThrowsAsync<InconsistentStateException>(() => CreateSut().WriteStateAsync("profile", Ann, theirs));
        await Assert.ThrowsAsync<InconsistentStateException>(() => CreateSut().WriteStateAsync("profile", Ann, new GrainState<Profile>(new Profile("new"))));
        await CreateSut().WriteStateAsync("profile", Ann, mine);
        Assert.Equal("3", mine.ETag);
    }

    [Fact]
    public async Task Clear_WithoutEtag_ClearsWhatIsThere()
    {
        await CreateSut().WriteStateAsync("profile", Ann, new GrainState<Profile>(new Profile("Ann")));
        await CreateSut().ClearStateAsync("profile", Ann, new GrainState<Profile>());
        Assert.False((await ReadAsync<Profile>("profile")).RecordExists);
    }

    [Fact]
    public async Task Clear_NeverWritten_LeavesNothingBehind()
    {
        await CreateSut().ClearStateAsync("profile", Ann, new GrainState<Profile>());
        Assert.Equal(StoredRecord.Absent, await _store.ReadAsync(new RecordKey("user/default/ann", "profile")));
    }

    [Fact]
    public async Task EmptyBytes_AreReadAsAbsentAndCanBeReplaced()
    {
        var state = new GrainState<string>("");
        await CreateSut().WriteStateAsync("note", Ann, state);
        var read = await ReadAsync<string>("note");

        Assert.False(state.RecordExists);
        Assert.False(read.RecordExists);
        Assert.Null(read.State);
        read.State = "words";
        await CreateSut().WriteStateAsync("note", Ann, read);
        Assert.Equal("words", (await ReadAsync<string>("note")).State);
    }

    [Fact]
    public async Task Read_BytesOfAnotherType_NamesRecordAndType()
    {
        await _store.WriteAsync(new RecordKey("user/default/ann", "profile"), "not json"u8.ToArray(), etag: 0);

        var exception = await Assert.ThrowsAsync<RecordCorruptException>(() => ReadAsync<Profile>("profile"));

        Assert.Contains("user/default/ann#profile", exception.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(Profile), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoreThatCannotServeNow_FailsAsUnavailable()
    {
        var closed = new EmbeddedGrainStorage(ClosedRecordStore.Instance, new JsonStateSerializer());

        var read = await Assert.ThrowsAsync<UnavailableException>(() => closed.ReadStateAsync("profile", Ann, new GrainState<Profile>()));
        await Assert.ThrowsAsync<UnavailableException>(() => closed.WriteStateAsync("profile", Ann, new GrainState<Profile>(new Profile("Ann"))));
        await Assert.ThrowsAsync<UnavailableException>(() => closed.ClearStateAsync("profile", Ann, new GrainState<Profile>()));

        Assert.IsType<StorageClosedException>(read.InnerException);
    }

    private EmbeddedGrainStorage CreateSut() => new(_store, new JsonStateSerializer());

    private async Task<GrainState<T>> ReadAsync<T>(string stateName)
    {
        var state = new GrainState<T>();
        await CreateSut().ReadStateAsync(stateName, Ann, state);
        return state;
    }
}

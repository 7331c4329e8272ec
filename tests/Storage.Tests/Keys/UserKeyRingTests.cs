using Microsoft.Extensions.Logging.Abstractions;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Storage.Encryption;
using SocialRec.Storage.Faults;
using SocialRec.Storage.Keys;
using SocialRec.Storage.Records;
using SocialRec.Storage.Sqlite;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests.Keys;

public sealed class UserKeyRingTests : IAsyncLifetime, IDisposable
{
    private const string Ann = "default/ann";

    private readonly TempDirectory _directory = new();
    private readonly FakeTimeProvider _time = new();
    private SqliteStore _store = null!;

    public Task InitializeAsync()
    {
        _store = TestStore.Open(_directory.Path);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _store.CloseAsync();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task GetOrCreate_OpensWhatItSealed_AlsoForAnotherRing()
    {
        var sealedBytes = (await CreateSut().GetOrCreateAsync(Ann, 0))!.Seal("secret"u8, "chunk 7"u8);
        var key = await CreateSut().FindAsync(Ann, 0);
        Assert.Equal("secret"u8.ToArray(), key!.TryOpen(sealedBytes, "chunk 7"u8));
    }

    [Theory]
    [InlineData("default/bob", 0)]
    [InlineData("other/ann", 0)]
    [InlineData(Ann, 1)]
    public async Task KeysOfOtherUsersTenantsAndEpochs_DoNotOpenIt(string user, int epoch)
    {
        var sut = CreateSut();
        var sealedBytes = (await sut.GetOrCreateAsync(Ann, 0))!.Seal("secret"u8, []);
        var other = await sut.GetOrCreateAsync(user, epoch);
        Assert.Null(other!.TryOpen(sealedBytes, []));
    }

    [Fact]
    public async Task GetOrCreate_ByManyAtOnce_IsOneKey()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => CreateSut().GetOrCreateAsync(Ann, 0).AsTask())));
        var sealedBytes = keys[0]!.Seal("secret"u8, []);
        Assert.All(keys, key => Assert.NotNull(key!.TryOpen(sealedBytes, [])));
    }

    [Fact]
    public async Task Find_NeverMade_IsNullAndMakesNone()
    {
        Assert.Null(await CreateSut().FindAsync(Ann, 0));
        Assert.False((await _store.ReadAsync(new RecordKey("userkey/default/ann", "epoch-0"))).Exists);
    }

    [Fact]
    public async Task Destroy_LeavesNoKeyAndNoWayToMakeItAgain()
    {
        var sut = CreateSut();
        await sut.GetOrCreateAsync(Ann, 0);

        await sut.DestroyAsync(Ann, 0);
        await sut.DestroyAsync(Ann, 0);

        Assert.Null(await sut.FindAsync(Ann, 0));
        Assert.Null(await sut.GetOrCreateAsync(Ann, 0));
        Assert.Null(await CreateSut().GetOrCreateAsync(Ann, 0));
        Assert.NotNull(await sut.GetOrCreateAsync(Ann, 1));
    }

    [Fact]
    public async Task Destroy_BeforeTheKeyWasMade_PreventsIt()
    {
        await CreateSut().DestroyAsync(Ann, 0);
        Assert.Null(await CreateSut().GetOrCreateAsync(Ann, 0));
    }

    [Fact]
    public async Task Destroy_ByAnotherSilo_IsSeenAfterTenMinutesAtMost()
    {
        var sut = CreateSut();
        await sut.GetOrCreateAsync(Ann, 0);
        await CreateSut().DestroyAsync(Ann, 0);

        for (var minute = 0; minute < 10; minute++)
        {
            _ = await sut.FindAsync(Ann, 0);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Null(await sut.FindAsync(Ann, 0));
    }

    [Fact]
    public async Task StoredKey_IsWrappedByTheMasterKey()
    {
        var sealedBytes = (await CreateSut(1).GetOrCreateAsync(Ann, 0))!.Seal("secret"u8, []);

        var missing = await Assert.ThrowsAsync<MasterKeyMissingException>(() => CreateSut(2).FindAsync(Ann, 0).AsTask());
        var rotated = await CreateSut(2, 1).FindAsync(Ann, 0);

        Assert.Contains("Encryption:PreviousMasterKeys", missing.Message, StringComparison.Ordinal);
        Assert.NotNull(rotated!.TryOpen(sealedBytes, []));
        Assert.NotNull((await CreateSut(2).FindAsync(Ann, 0))!.TryOpen(sealedBytes, []));
    }

    [Fact]
    public async Task KeyMadeWithoutAMasterKey_IsWrappedOnceThereIsOne()
    {
        await CreateSut().GetOrCreateAsync(Ann, 0);
        await CreateSut(1).FindAsync(Ann, 0);
        await Assert.ThrowsAsync<MasterKeyMissingException>(() => CreateSut().FindAsync(Ann, 0).AsTask());
    }

    [Fact]
    public async Task GetOrCreate_WhenTheWriteFails_HandsNoKeyOut()
    {
        var faults = new StorageFaults(new StorageFaultPlan(1) { FailBeforeWrite = 1 }, _time);
        var sut = CreateSut(faults.Around(_store), MasterKeys.None);
        await Assert.ThrowsAsync<UnavailableException>(() => sut.GetOrCreateAsync(Ann, 0).AsTask());
        Assert.Null(await sut.FindAsync(Ann, 0));
    }

    private UserKeyRing CreateSut() => CreateSut(_store, MasterKeys.None);

    private UserKeyRing CreateSut(int masterKey, params int[] previous) => CreateSut(_store, TestStore.MasterKeys(masterKey, previous));

    private UserKeyRing CreateSut(IRecordStore store, MasterKeys masterKeys) =>
        new(new EmbeddedGrainStorage(store, new JsonStateSerializer()), masterKeys, _time, NullLogger<UserKeyRing>.Instance);
}

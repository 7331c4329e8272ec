using SocialRec.Storage.Records;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests.Sqlite;

public sealed class SqliteStoreTests : IDisposable
{
    private static readonly RecordKey Key = new("user/default/ann", "user");

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Read_NeverWritten_IsAbsent()
    {
        await using var store = TestStore.Open(_directory.Path);
        Assert.Equal(StoredRecord.Absent, await store.ReadAsync(Key));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(65_536)]
    [InlineData(1_000_003)]
    public async Task Read_AfterWrite_ReturnsTheBytes(int length)
    {
        await using var store = TestStore.Open(_directory.Path);
        var payload = new byte[length];
        new Random(length).NextBytes(payload);

        var result = await store.WriteAsync(Key, payload, etag: 0);
        var record = await store.ReadAsync(Key);

        Assert.Equal(WriteResult.Written(1), result);
        Assert.Equal(1, record.Etag);
        Assert.True(record.Exists);
        Assert.Equal(payload, record.Payload);
    }

    [Fact]
    public async Task Write_WithCurrentEtag_Replaces()
    {
        await using var store = TestStore.Open(_directory.Path);
        await store.WriteAsync(Key, new byte[] { 1 }, etag: 0);

        var result = await store.WriteAsync(Key, new byte[] { 2, 2 }, etag: 1);

        Assert.Equal(WriteResult.Written(2), result);
        Assert.Equal([2, 2], await store.PayloadAsync(Key));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Write_WithAnotherEtag_ConflictsAndChangesNothing(long etag)
    {
        await using var store = TestStore.Open(_directory.Path);
        await store.WriteAsync(Key, new byte[] { 1 }, etag: 0);
        await store.WriteAsync(Key, new byte[] { 2 }, etag: 1);

        var result = await store.WriteAsync(Key, new byte[] { 3 }, etag);

        Assert.Equal(WriteResult.Conflict(storedEtag: 2), result);
        Assert.Equal([2], await store.PayloadAsync(Key));
    }

    [Fact]
    public async Task Write_WithEtagOfRecordThatNeverWas_Conflicts()
    {
        await using var store = TestStore.Open(_directory.Path);
        Assert.Equal(WriteResult.Conflict(storedEtag: 0), await store.WriteAsync(Key, new byte[] { 1 }, etag: 7));
    }

    [Fact]
    public async Task Clear_ThenWriteWithAnOldEtag_Conflicts()
    {
        await using var store = TestStore.Open(_directory.Path);
        await store.WriteAsync(Key, new byte[] { 1 }, etag: 0);

        var cleared = await store.ClearAsync(Key, etag: 1);
        var stale = await store.WriteAsync(Key, new byte[] { 2 }, etag: 1);
        var ignorant = await store.WriteAsync(Key, new byte[] { 3 }, etag: 0);

        Assert.Equal(WriteResult.Written(2), cleared);
        Assert.True(stale.IsConflict);
        Assert.True(ignorant.IsConflict);
        Assert.Equal(new StoredRecord(2, Payload: null), await store.ReadAsync(Key));
    }

    [Fact]
    public async Task Clear_ThenWriteWithItsEtag_CreatesAgain()
    {
        await using var store = TestStore.Open(_directory.Path);
        await store.WriteAsync(Key, new byte[] { 1 }, etag: 0);
        var cleared = await store.ClearAsync(Key, etag: 1);

        Assert.Equal(WriteResult.Written(3), await store.WriteAsync(Key, new byte[] { 4 }, cleared.Etag));
        Assert.Equal([4], await store.PayloadAsync(Key));
    }

    [Fact]
    public async Task Records_OfOneGrainOrOneName_AreApart()
    {
        await using var store = TestStore.Open(_directory.Path);
        RecordKey[] keys = [new("a", "x"), new("a", "y"), new("b", "x"), new("商品/默认", "名")];
        await Task.WhenAll(keys.Select((key, index) => store.WriteAsync(key, new[] { (byte)index }, etag: 0)));

        for (var index = 0; index < keys.Length; index++)
            Assert.Equal([(byte)index], await store.PayloadAsync(keys[index]));
    }

    [Fact]
    public async Task Open_AfterClose_HasEverythingWritten()
    {
        await using (var first = TestStore.Open(_directory.Path))
            await first.WriteAsync(Key, new byte[] { 1, 2, 3 }, etag: 0);

        await using var second = TestStore.Open(_directory.Path);

        Assert.Equal([1, 2, 3], await second.PayloadAsync(Key));
        Assert.False(File.Exists(second.File + ".new"));
    }

    [Fact]
    public async Task Close_WithWritesWaiting_CommitsThemFirst()
    {
        var store = TestStore.Open(_directory.Path);
        var writes = Enumerable.Range(0, 500).Select(number => store.WriteAsync(new RecordKey("log/1", $"{number}"), new byte[100], etag: 0)).ToArray();

        await store.CloseAsync();

        Assert.All(await Task.WhenAll(writes), result => Assert.Equal(WriteResult.Written(1), result));
        await using var again = TestStore.Open(_directory.Path);
        Assert.True((await again.ReadAsync(new RecordKey("log/1", "499"))).Exists);
    }

    [Fact]
    public async Task Requests_AfterClose_FailAsClosed()
    {
        var store = TestStore.Open(_directory.Path);
        await store.CloseAsync();

        await Assert.ThrowsAsync<StorageClosedException>(() => store.ReadAsync(Key));
        await Assert.ThrowsAsync<StorageClosedException>(() => store.WriteAsync(Key, new byte[1], etag: 0));
        await Assert.ThrowsAsync<StorageClosedException>(() => store.ClearAsync(Key, etag: 0));
    }

    [Fact]
    public async Task Write_LargerThanAllowed_IsRefusedForGood()
    {
        await using var store = TestStore.Open(_directory.Path, options => options.MaxRecordBytes = 1024);

        var refusal = await Assert.ThrowsAsync<RecordTooLargeException>(() => store.WriteAsync(Key, new byte[1025], etag: 0));

        Assert.False(refusal.IsRetryable);
        Assert.False((await store.WriteAsync(Key, new byte[1024], etag: 0)).IsConflict);
    }
}

using System.Text;
using SocialRec.Storage.Records;
using SocialRec.Storage.Sqlite;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests.Encryption;

public sealed class EncryptedStoreTests : IDisposable
{
    private const string Words = "words that nobody may find on the disk";

    private static readonly RecordKey Key = new("user/default/ann", "user");

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Records_AreReadBackAndNotFoundOnTheDisk()
    {
        await using (var store = Open(current: 1))
        {
            await store.WriteAsync(Key, Encoding.UTF8.GetBytes(Words), etag: 0);
            Assert.Equal(Words, await ReadAsync(store));
            Assert.False(DiskHolds(Words));
        }

        Assert.False(DiskHolds(Words));
        await using var again = Open(current: 1);
        Assert.Equal(Words, await ReadAsync(again));
    }

    [Fact]
    public async Task DiskHolds_WithoutEncryption_FindsTheWords()
    {
        await using var store = TestStore.Open(_directory.Path);
        await store.WriteAsync(Key, Encoding.UTF8.GetBytes(Words), etag: 0);
        Assert.True(DiskHolds(Words));
    }

    [Fact]
    public async Task EmptyPayload_IsReadBackAsEmpty()
    {
        await using var store = Open(current: 1);
        await store.WriteAsync(Key, ReadOnlyMemory<byte>.Empty, etag: 0);
        Assert.Empty(await store.PayloadAsync(Key));
    }

    [Fact]
    public async Task Open_WithAnotherMasterKey_IsRefusedAndChangesNothing()
    {
        await WriteAndCloseAsync(current: 1);
        await AssertRefusedAsync(() => Open(current: 2));
    }

    [Fact]
    public async Task Open_WithoutAMasterKey_IsRefusedAndChangesNothing()
    {
        await WriteAndCloseAsync(current: 1);
        await AssertRefusedAsync(() => TestStore.Open(_directory.Path));
    }

    [Fact]
    public async Task MasterKey_IsRotatedByOneStart()
    {
        await WriteAndCloseAsync(current: 1);

        await using (var rotating = Open(current: 2, previous: 1))
            Assert.Equal(Words, await ReadAsync(rotating));

        await using (var rotated = Open(current: 2))
            Assert.Equal(Words, await ReadAsync(rotated));
        Assert.Throws<StorageStartException>(() => Open(current: 1));
    }

    [Fact]
    public async Task Rotation_DoesNotRewriteRecords()
    {
        await WriteAndCloseAsync(current: 1);
        var before = StoredBytes();
        await using (Open(current: 2, previous: 1))
        {
        }

        Assert.Equal(before, StoredBytes());
    }

    [Fact]
    public async Task PlainStore_IsEncryptedAsRecordsChange()
    {
        await using (var plain = TestStore.Open(_directory.Path))
            await plain.WriteAsync(Key, Encoding.UTF8.GetBytes(Words), etag: 0);

        await using (var store = Open(current: 1))
        {
            Assert.Equal(Words, await ReadAsync(store));
            await store.WriteAsync(Key, Encoding.UTF8.GetBytes(Words), etag: 1);
        }

        Assert.False(DiskHolds(Words));
    }

    [Theory]
    [InlineData("UPDATE records SET grain = 'user/default/bob'", "user/default/bob")]
    [InlineData("UPDATE records SET etag = etag + 1", "user/default/ann")]
    public async Task RecordMovedByHand_DoesNotOpen(string sql, string grain)
    {
        await WriteAndCloseAsync(current: 1);
        using (var connection = DatabaseConnection.Create(_directory.File("socialrec.db"), 0))
            DatabaseConnection.Execute(connection, sql);
        await using var store = Open(current: 1);

        var exception = await Assert.ThrowsAsync<RecordCorruptException>(() => store.ReadAsync(new RecordKey(grain, "user")));

        Assert.Contains("changed outside the store", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SamePayload_NeverHasTheSameBytesTwice()
    {
        await using var store = Open(current: 1);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(number => store.WriteAsync(new RecordKey($"user/{number}", "user"), new byte[100], etag: 0)));

        using var connection = DatabaseConnection.OpenInspector(store.File, 1000);
        Assert.Equal(500L, DatabaseConnection.Execute(connection, "SELECT count(DISTINCT substr(payload, 1, 12)) FROM records"));
        foreach (var number in Enumerable.Range(0, 500))
            Assert.Equal(new byte[100], await store.PayloadAsync(new RecordKey($"user/{number}", "user")));
    }

    private SqliteStore Open(int current, params int[] previous) => TestStore.Open(_directory.Path, masterKeys: TestStore.MasterKeys(current, previous));

    private static async Task<string> ReadAsync(SqliteStore store) => Encoding.UTF8.GetString(await store.PayloadAsync(Key));

    private async Task WriteAndCloseAsync(int current)
    {
        await using var store = Open(current);
        await store.WriteAsync(Key, Encoding.UTF8.GetBytes(Words), etag: 0);
    }

    private async Task AssertRefusedAsync(Func<SqliteStore> open)
    {
        var before = await File.ReadAllBytesAsync(_directory.File("socialrec.db"));

        var refusal = Assert.Throws<StorageStartException>(open);

        Assert.Equal(StorageStartFailure.WrongKey, refusal.Failure);
        Assert.Equal(78, refusal.ExitCode);
        Assert.Contains("Encryption:MasterKey", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_directory.File("socialrec.db")));
    }

    private string StoredBytes()
    {
        using var connection = DatabaseConnection.OpenInspector(_directory.File("socialrec.db"), 0);
        return (string)DatabaseConnection.Execute(connection, "SELECT hex(payload) FROM records")!;
    }

    private bool DiskHolds(string text) => Directory.GetFiles(_directory.Path, "socialrec.db*")
        .Any(path => ReadShared(path).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    private static byte[] ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

using SocialRec.Storage.Records;
using SocialRec.Storage.Sqlite;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests.Sqlite;

/// <summary>A damaged database is refused with a message and left as it is, or its damaged records fail loudly; it never answers wrongly.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private const int Records = 40;

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private string DatabasePath => _directory.File("socialrec.db");

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(4095)]
    public async Task Open_FileCutShort_IsRefused(int length)
    {
        await FillAsync();
        using (var file = File.OpenWrite(DatabasePath))
            file.SetLength(length);
        AssertRefused(StorageStartFailure.Corrupt);
    }

    [Fact]
    public async Task Open_FileCutAtEveryPageBoundary_IsRefused()
    {
        await FillAsync();
        var whole = await File.ReadAllBytesAsync(DatabasePath);
        for (var length = 0; length < whole.Length; length += Schema.PageBytes)
        {
            await File.WriteAllBytesAsync(DatabasePath, whole[..length]);
            AssertRefused(StorageStartFailure.Corrupt);
        }
    }

    [Fact]
    public async Task Open_FileOfOtherContent_IsRefused()
    {
        await File.WriteAllTextAsync(DatabasePath, "these are not the bytes of a database");
        AssertRefused(StorageStartFailure.Corrupt);
    }

    [Fact]
    public async Task Open_LogWithoutItsFile_IsRefused()
    {
        await File.WriteAllTextAsync(DatabasePath + "-wal", "the log of a file that was deleted");
        AssertRefused(StorageStartFailure.Corrupt);
        Assert.False(File.Exists(DatabasePath));
    }

    [Fact]
    public async Task Open_FileWithDamagedTree_IsRefused()
    {
        await FillAsync();
        using (var file = File.OpenWrite(DatabasePath))
        {
            file.Position = 2 * Schema.PageBytes;
            file.Write(new byte[Schema.PageBytes]);
        }

        AssertRefused(StorageStartFailure.Corrupt);
    }

    [Fact]
    public async Task Read_AfterAnyPageWasOverwritten_ReturnsTheBytesOrFails()
    {
        await FillAsync();
        var whole = await File.ReadAllBytesAsync(DatabasePath);
        var damagedReads = 0;
        for (var page = 1; page < whole.Length / Schema.PageBytes; page++)
        {
            var damaged = whole.ToArray();
            new Random(page).NextBytes(damaged.AsSpan((page * Schema.PageBytes) + 200, 100));
            await File.WriteAllBytesAsync(DatabasePath, damaged);
            damagedReads += await CountFailingReadsAsync();
        }

        // Most pages of this file hold nothing but payload, which only the checksum can tell from other payload.
        Assert.InRange(damagedReads, 10, int.MaxValue);
    }

    [Fact]
    public async Task Read_AfterACrashAndATornFile_ReturnsTheBytesOrFails()
    {
        using var unclean = new TempDirectory();
        await using (var store = TestStore.Open(_directory.Path))
        {
            await WriteAsync(store, from: 0);
            foreach (var path in Directory.GetFiles(_directory.Path, "socialrec.db*"))
                File.Copy(path, unclean.File(Path.GetFileName(path)));
        }

        var torn = unclean.File("socialrec.db-wal");
        var log = await File.ReadAllBytesAsync(torn);
        for (var length = log.Length - 1000; length > 0; length -= 10_000)
        {
            foreach (var path in Directory.GetFiles(_directory.Path))
                File.Delete(path);
            File.Copy(unclean.File("socialrec.db"), DatabasePath);
            await File.WriteAllBytesAsync(DatabasePath + "-wal", log[..length]);
            Assert.Equal(0, await CountFailingReadsAsync());
        }
    }

    [Fact]
    public async Task Open_LogCutAtEveryPageBoundary_HasEveryCommitBeforeTheCutAndNoneAfter()
    {
        const int LogHeader = 32, FrameHeader = 24;
        using var unclean = new TempDirectory();
        await using (var store = TestStore.Open(_directory.Path))
        {
            for (var number = 0; number < 12; number++)
                await store.WriteAsync(CrashRecord.Key(1, number), CrashRecord.Payload(1, number), etag: 0);
            foreach (var path in Directory.GetFiles(_directory.Path, "socialrec.db*"))
                File.Copy(path, unclean.File(Path.GetFileName(path)));
        }

        var log = await File.ReadAllBytesAsync(unclean.File("socialrec.db-wal"));
        var before = 0;
        for (var length = LogHeader; length <= log.Length; length += FrameHeader + Schema.PageBytes)
        {
            var there = await CountCommitsAsync(unclean.File("socialrec.db"), log[..length]);
            Assert.True(there is null || there >= before, $"A log of {length} bytes holds {there} commits, a shorter one {before}.");
            before = there ?? before;
        }

        Assert.Equal(12, before);
    }

    // How many of the first records are there, when none after them is; null where the cut is before the tables were made.
    private async Task<int?> CountCommitsAsync(string database, byte[] log)
    {
        foreach (var path in Directory.GetFiles(_directory.Path))
            File.Delete(path);
        File.Copy(database, DatabasePath);
        await File.WriteAllBytesAsync(DatabasePath + "-wal", log);
        SqliteStore store;
        try
        {
            store = TestStore.Open(_directory.Path);
        }
        catch (StorageStartException)
        {
            return null;
        }

        await using (store)
        {
            var records = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => store.ReadAsync(CrashRecord.Key(1, number))));
            var there = records.TakeWhile(record => record.Exists).Count();
            Assert.DoesNotContain(records[there..], record => record.Exists);
            for (var number = 0; number < there; number++)
                Assert.Equal(CrashRecord.Payload(1, number), records[number].Payload);
            return there;
        }
    }

    private async Task FillAsync()
    {
        await using var store = TestStore.Open(_directory.Path);
        await WriteAsync(store, from: 0);
    }

    private static async Task WriteAsync(SqliteStore store, int from)
    {
        for (var number = from; number < Records; number++)
            await store.WriteAsync(CrashRecord.Key(1, number), CrashRecord.Payload(1, number), etag: 0);
    }

    private async Task<int> CountFailingReadsAsync()
    {
        SqliteStore store;
        try
        {
            store = TestStore.Open(_directory.Path);
        }
        catch (StorageStartException)
        {
            return 0;
        }

        await using (store)
        {
            var failed = 0;
            for (var number = 0; number < Records; number++)
                failed += await ReadsWrongAsync(store, number) ? 1 : 0;
            return failed;
        }
    }

    private static async Task<bool> ReadsWrongAsync(SqliteStore store, int number)
    {
        try
        {
            var record = await store.ReadAsync(CrashRecord.Key(1, number));
            if (record.Exists)
                Assert.Equal(CrashRecord.Payload(1, number), record.Payload);
            return false;
        }
        catch (Exception exception) when (exception is RecordCorruptException or StorageReadException)
        {
            return true;
        }
    }

    private void AssertRefused(StorageStartFailure failure)
    {
        var before = Snapshot();

        var refusal = Assert.Throws<StorageStartException>(() => TestStore.Open(_directory.Path));

        Assert.Equal(failure, refusal.Failure);
        Assert.Equal(65, refusal.ExitCode);
        Assert.Contains(DatabasePath, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("backup", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot());
    }

    private Dictionary<string, string> Snapshot() => Directory.GetFiles(_directory.Path, "socialrec.db*")
        .Where(path => !path.EndsWith("-shm", StringComparison.Ordinal))
        .Where(path => new FileInfo(path) is { Length: > 0 } || path == DatabasePath)
        .ToDictionary(path => path, path => Convert.ToHexString(File.ReadAllBytes(path)));
}

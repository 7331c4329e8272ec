using SocialRec.Storage.Records;
using SocialRec.Storage.Sqlite;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests.Sqlite;

public sealed class FullDiskTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Write_BeyondTheSizeLimit_FailsUntilRecordsAreCleared()
    {
        await using var store = TestStore.Open(_directory.Path, options => options.MaxDatabaseMegabytes = 1);
        var written = await FillAsync(store);

        for (var number = 0; number < 3; number++)
            Assert.False((await store.ClearAsync(Key(number), etag: 1)).IsConflict);

        Assert.Equal(WriteResult.Written(1), await store.WriteAsync(Key(written), new byte[50_000], etag: 0));
    }

    [SkippableFact]
    public async Task Write_OnAFullDisk_FailsUntilSpaceIsFreed()
    {
        using var disk = SmallDisk.TryMount(_directory.Path, kilobytes: 8_192);
        Skip.If(disk is null, "Mounting an 8 MB disk needs root and a kernel that lets it mount tmpfs.");
        var ballast = _directory.File("ballast");
        await File.WriteAllBytesAsync(ballast, new byte[3 << 20]);
        await using var store = TestStore.Open(_directory.Path, options => options.CheckpointMegabytes = 1);
        var written = await FillAsync(store);
        await Assert.ThrowsAsync<StorageWriteException>(() => store.WriteAsync(Key(written), new byte[50_000], etag: 0));

        File.Delete(ballast);

        Assert.Equal(WriteResult.Written(1), await store.WriteAsync(Key(written), new byte[50_000], etag: 0));
    }

    [SkippableTheory]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(40)]
    [InlineData(64)]
    public async Task Open_WithoutRoomForAStore_SaysSoAndIsGoodOnceThereIsRoom(int kilobytes)
    {
        using var disk = SmallDisk.TryMount(_directory.Path, kilobytes);
        Skip.If(disk is null, "Mounting a small disk needs root and a kernel that lets it mount tmpfs.");
        Assert.Equal(StorageStartFailure.DiskFull, Assert.Throws<StorageStartException>(() => TestStore.Open(_directory.Path)).Failure);

        disk.Resize(kilobytes: 8_192);

        await using var store = TestStore.Open(_directory.Path);
        Assert.Equal(WriteResult.Written(1), await store.WriteAsync(Key(0), new byte[50_000], etag: 0));
    }

    [SkippableFact]
    public async Task Replace_OnAFullDisk_GoesOnInTheRoomOfTheLog()
    {
        using var disk = SmallDisk.TryMount(_directory.Path, kilobytes: 8_192);
        Skip.If(disk is null, "Mounting an 8 MB disk needs root and a kernel that lets it mount tmpfs.");
        await using (var first = TestStore.Open(_directory.Path))
            await ReplaceTenTimesAsync(first, etag: 0);
        await using var store = TestStore.Open(_directory.Path);
        var etag = await ReplaceTenTimesAsync(store, etag: 10);
        await using var ballast = File.Create(_directory.File("ballast"));
        Assert.Throws<IOException>(() => Fill(ballast));

        // The log cannot grow any more: a commit fails, and then the log starts again from its beginning.
        var failures = 0;
        for (var round = 0; round < 100; round++)
        {
            if (await Record.ExceptionAsync(() => store.WriteAsync(Key(0), new byte[50_000], etag)) is null)
                etag++;
            else
                failures++;
        }

        Assert.InRange(failures, 1, 20);
    }

    private static async Task<int> FillAsync(SqliteStore store)
    {
        var written = 0;
        Exception? failure;
        while ((failure = await Record.ExceptionAsync(() => store.WriteAsync(Key(written), new byte[50_000], etag: 0))) is null)
            Assert.InRange(++written, 0, 1000);

        var full = Assert.IsType<StorageWriteException>(failure);
        Assert.True(full.IsRetryable);
        Assert.Contains("disk-full", full.Message, StringComparison.Ordinal);
        Assert.Equal(50_000, (await store.PayloadAsync(Key(written - 1))).Length);
        return written;
    }

    private static async Task<long> ReplaceTenTimesAsync(SqliteStore store, long etag)
    {
        for (var end = etag + 10; etag < end; etag++)
            Assert.Equal(WriteResult.Written(etag + 1), await store.WriteAsync(Key(0), new byte[50_000], etag));
        return etag;
    }

    private static void Fill(FileStream file)
    {
        while (true)
        {
            file.Write(new byte[4096]);
            file.Flush();
        }
    }

    private static RecordKey Key(int number) => new("log/1", $"chunk-{number:D10}");
}

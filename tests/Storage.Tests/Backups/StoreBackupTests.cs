using SocialRec.Storage.Backups;
using SocialRec.Storage.Records;
using SocialRec.Storage.Sqlite;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests.Backups;

public sealed class StoreBackupTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly TempDirectory _elsewhere = new();

    public void Dispose()
    {
        _directory.Dispose();
        _elsewhere.Dispose();
    }

    private string BackupFile => _elsewhere.File("backup.db");

    private string RestoredDirectory => _elsewhere.File("restored");

    [Fact]
    public async Task Restore_OfABackup_HasEveryRecordWithItsEtag()
    {
        await using (var store = TestStore.Open(_directory.Path))
        {
            await FillAsync(store, 50);
            await store.ClearAsync(CrashRecord.Key(1, 3), etag: 1);
            var report = StoreBackup.Create(_directory.Path, BackupFile);
            Assert.Equal((BackupFile, 49L, false), (report.File, report.Records, report.IsEncrypted));
            Assert.Equal([BackupFile], Directory.GetFiles(_elsewhere.Path));
        }

        StoreBackup.Restore(BackupFile, RestoredDirectory);

        await using var restored = TestStore.Open(RestoredDirectory);
        Assert.Equal(new StoredRecord(2, Payload: null), await restored.ReadAsync(CrashRecord.Key(1, 3)));
        for (var number = 4; number < 50; number++)
            Assert.Equal(CrashRecord.Payload(1, number), await restored.PayloadAsync(CrashRecord.Key(1, number)));
        Assert.Equal(WriteResult.Written(2), await restored.WriteAsync(CrashRecord.Key(1, 4), new byte[1], etag: 1));
    }

    [Fact]
    public async Task Create_WhileTheStoreIsWritten_IsOfOneMoment()
    {
        await using var store = TestStore.Open(_directory.Path, options => options.CheckpointMegabytes = 1);
        using var stop = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var writing = Task.Run(async () =>
        {
            // Both records of a round share a commit or follow each other: a copy of one moment never has the second without the first.
            for (var round = 0; !stop.IsCancellationRequested; round++)
            {
                await store.WriteAsync(new RecordKey("first", $"{round}"), new byte[3000], etag: 0);
                await store.WriteAsync(new RecordKey("second", $"{round}"), new byte[3000], etag: 0);
                if (round == 100)
                    started.SetResult();
            }
        });
        await started.Task;
        for (var copy = 0; copy < 5; copy++)
            StoreBackup.Create(_directory.Path, _elsewhere.File($"{copy}.db"));
        await stop.CancelAsync();
        await writing;

        for (var copy = 0; copy < 5; copy++)
        {
            using var connection = DatabaseConnection.OpenInspector(_elsewhere.File($"{copy}.db"), 0);
            var first = (long)DatabaseConnection.Execute(connection, "SELECT count(*) FROM records WHERE grain = 'first'")!;
            var second = (long)DatabaseConnection.Execute(connection, "SELECT count(*) FROM records WHERE grain = 'second'")!;
            Assert.InRange(first - second, 0, 1);
            Assert.InRange(second, 100, long.MaxValue);
        }
    }

    [Fact]
    public async Task Create_OfAnEncryptedStore_NeedsNoKeyAndRestoresWithIt()
    {
        await using (var store = TestStore.Open(_directory.Path, masterKeys: TestStore.MasterKeys(1)))
            await FillAsync(store, 5);

        Assert.True(StoreBackup.Create(_directory.Path, BackupFile).IsEncrypted);
        StoreBackup.Restore(BackupFile, RestoredDirectory);

        Assert.Equal(StorageStartFailure.WrongKey, Assert.Throws<StorageStartException>(() => TestStore.Open(RestoredDirectory)).Failure);
        await using var restored = TestStore.Open(RestoredDirectory, masterKeys: TestStore.MasterKeys(1));
        Assert.Equal(CrashRecord.Payload(1, 4), await restored.PayloadAsync(CrashRecord.Key(1, 4)));
    }

    [Fact]
    public async Task Restore_OverALiveDirectory_IsRefused()
    {
        await using var store = TestStore.Open(_directory.Path);
        StoreBackup.Create(_directory.Path, BackupFile);

        var refusal = Assert.Throws<StorageStartException>(() => StoreBackup.Restore(BackupFile, _directory.Path));

        Assert.Equal(StorageStartFailure.InUse, refusal.Failure);
    }

    [Fact]
    public async Task Restore_OverAStoreAtRest_IsRefusedAndChangesNothing()
    {
        await using (var store = TestStore.Open(_directory.Path))
            await FillAsync(store, 3);
        StoreBackup.Create(_directory.Path, BackupFile);
        var before = await File.ReadAllBytesAsync(_directory.File("socialrec.db"));

        var refusal = Assert.Throws<StorageStartException>(() => StoreBackup.Restore(BackupFile, _directory.Path));

        Assert.Equal((StorageStartFailure.Occupied, 73), (refusal.Failure, refusal.ExitCode));
        Assert.Equal(before, await File.ReadAllBytesAsync(_directory.File("socialrec.db")));
    }

    [Fact]
    public async Task Restore_OfADamagedBackup_IsRefusedAndLeavesNothing()
    {
        await using (var store = TestStore.Open(_directory.Path))
            await FillAsync(store, 40);
        StoreBackup.Create(_directory.Path, BackupFile);
        var bytes = await File.ReadAllBytesAsync(BackupFile);
        bytes[bytes.AsSpan().IndexOf(CrashRecord.Payload(1, 7).AsSpan(0, 100)) + 50] ^= 1;
        await File.WriteAllBytesAsync(BackupFile, bytes);

        var refusal = Assert.Throws<StorageStartException>(() => StoreBackup.Restore(BackupFile, RestoredDirectory));

        Assert.Equal(StorageStartFailure.Corrupt, refusal.Failure);
        Assert.False(Directory.Exists(RestoredDirectory));
    }

    [Fact]
    public async Task Create_OverAFile_IsRefused()
    {
        await using var store = TestStore.Open(_directory.Path);
        await File.WriteAllTextAsync(BackupFile, "something else");

        Assert.Equal(StorageStartFailure.Occupied, Assert.Throws<StorageStartException>(() => StoreBackup.Create(_directory.Path, BackupFile)).Failure);
        Assert.Equal("something else", await File.ReadAllTextAsync(BackupFile));
    }

    [Fact]
    public void Create_OfADirectoryWithoutAStore_IsRefused()
    {
        var refusal = Assert.Throws<StorageStartException>(() => StoreBackup.Create(_directory.Path, BackupFile));
        Assert.Equal((StorageStartFailure.NoStore, 66), (refusal.Failure, refusal.ExitCode));
    }

    [Fact]
    public async Task Create_AfterACrash_HasWhatTheLogHolds()
    {
        using var child = ChildProcess.StartDotnet(typeof(StoreBackupTests).Assembly.Location, "write", _directory.Path);
        var lines = 0;
        while (await child.ReadLineAsync() is not null)
            if (++lines == 100)
                child.Kill();

        Assert.InRange(StoreBackup.Create(_directory.Path, BackupFile).Records, 98, long.MaxValue);
    }

    private static async Task FillAsync(SqliteStore store, int records)
    {
        for (var number = 0; number < records; number++)
            await store.WriteAsync(CrashRecord.Key(1, number), CrashRecord.Payload(1, number), etag: 0);
    }
}

using SocialRec.Storage.Records;
using SocialRec.Storage.Tests.Diagnostics;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests.Sqlite;

public sealed class GroupCommitTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Writes_ThatWaitTogether_ShareCommits()
    {
        using var probe = new MetricsProbe();
        await using var store = TestStore.Open(_directory.Path, instruments: probe.Instruments);

        Task<WriteResult>[] writes;
        using (new ExternalLock(store.File))
            writes = [.. Enumerable.Range(0, 300).Select(number => store.WriteAsync(new RecordKey($"user/{number}", "user"), new byte[50], etag: 0))];
        await Task.WhenAll(writes);

        // The first commit took whatever was there when the writer woke; the rest waited for it and went together.
        Assert.Equal(300, probe.Sum("batch.rows"));
        Assert.InRange(probe.Values("batch.rows").Length, 1, 2);
    }

    [Fact]
    public async Task Conflict_InAGroup_FailsItsOwnRowOnly()
    {
        await using var store = TestStore.Open(_directory.Path);
        await store.WriteAsync(new RecordKey("user/5", "user"), new byte[] { 9 }, etag: 0);

        Task<WriteResult>[] writes;
        using (new ExternalLock(store.File))
            writes = [.. Enumerable.Range(0, 10).Select(number => store.WriteAsync(new RecordKey($"user/{number}", "user"), new[] { (byte)number }, etag: 0))];
        var results = await Task.WhenAll(writes);

        Assert.Equal([5], Enumerable.Range(0, 10).Where(number => results[number].IsConflict));
        Assert.Equal([9], await store.PayloadAsync(new RecordKey("user/5", "user")));
        Assert.Equal([6], await store.PayloadAsync(new RecordKey("user/6", "user")));
    }

    [Fact]
    public async Task TwoCreatesOfOneRecord_InAGroup_OneWins()
    {
        await using var store = TestStore.Open(_directory.Path);
        var key = new RecordKey("log/1", "chunk-0000000001");

        Task<WriteResult> first, second;
        using (new ExternalLock(store.File))
            (first, second) = (store.WriteAsync(key, new byte[] { 1 }, etag: 0), store.WriteAsync(key, new byte[] { 2 }, etag: 0));

        Assert.Equal(WriteResult.Written(1), await first);
        Assert.Equal(WriteResult.Conflict(storedEtag: 1), await second);
        Assert.Equal([1], await store.PayloadAsync(key));
    }

    [Fact]
    public async Task Writes_BeyondTheQueue_AreRefusedAsBusyAndRetryable()
    {
        await using var store = TestStore.Open(_directory.Path, options => options.WriteQueueLength = 10);
        Task<WriteResult>[] writes;
        using (new ExternalLock(store.File))
            writes = [.. Enumerable.Range(0, 30).Select(number => store.WriteAsync(new RecordKey($"user/{number}", "user"), new byte[1], etag: 0))];

        var refused = 0;
        foreach (var write in writes)
        {
            if (await Record.ExceptionAsync(() => write) is not { } exception)
                continue;
            Assert.True(Assert.IsType<StorageBusyException>(exception).IsRetryable);
            refused++;
        }

        // Ten waited, and the writer may have taken up to ten before the queue filled.
        Assert.InRange(refused, 10, 20);
        Assert.False((await store.WriteAsync(new RecordKey("user/99", "user"), new byte[1], etag: 0)).IsConflict);
    }

    [Fact]
    public async Task LockedFile_FailsTheCommitAndTheNextOneSucceeds()
    {
        await using var store = TestStore.Open(_directory.Path, options => options.BusyTimeoutMs = 1);
        var key = new RecordKey("user/1", "user");

        using (new ExternalLock(store.File))
            Assert.True((await Assert.ThrowsAsync<StorageWriteException>(() => store.WriteAsync(key, new byte[1], etag: 0))).IsRetryable);

        Assert.Equal(WriteResult.Written(1), await store.WriteAsync(key, new byte[1], etag: 0));
    }
}

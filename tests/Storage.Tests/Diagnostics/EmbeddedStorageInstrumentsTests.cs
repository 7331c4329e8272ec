using SocialRec.Storage.Records;
using SocialRec.Storage.Sqlite;
using SocialRec.Storage.Tests.Sqlite;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests.Diagnostics;

public sealed class EmbeddedStorageInstrumentsTests : IDisposable
{
    private static readonly RecordKey Key = new("user/default/ann", "user");

    private readonly TempDirectory _directory = new();
    private readonly MetricsProbe _probe = new();

    public void Dispose()
    {
        _probe.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task WritesAndReads_AreCountedInRowsAndBytes()
    {
        await using var store = Open();
        await store.WriteAsync(Key, new byte[100], etag: 0);
        await store.WriteAsync(Key, new byte[50], etag: 1);
        await store.ReadAsync(Key);
        await store.ReadAsync(new RecordKey("user/default/bob", "user"));

        Assert.Equal((2, 150), (_probe.Sum("rows.written"), _probe.Sum("bytes.written")));
        Assert.Equal((2, 50), (_probe.Sum("rows.read"), _probe.Sum("bytes.read")));
        Assert.Equal(2, _probe.Values("commit.duration").Length);
        Assert.All(_probe.Values("commit.duration"), seconds => Assert.InRange(seconds, 0, 60));
    }

    [Fact]
    public async Task Conflicts_AreCountedApartFromRows()
    {
        await using var store = Open();
        await store.WriteAsync(Key, new byte[100], etag: 0);
        await store.WriteAsync(Key, new byte[100], etag: 0);

        Assert.Equal((1, 1, 100), (_probe.Sum("rows.written"), _probe.Sum("conflicts"), _probe.Sum("bytes.written")));
    }

    [Fact]
    public async Task QueueLength_IsZeroAgainWhenAllIsServed()
    {
        await using (var store = Open())
            await Task.WhenAll(Enumerable.Range(0, 200).Select(number => store.WriteAsync(new RecordKey("log/1", $"{number}"), new byte[10], etag: 0)));

        Assert.Equal(400, _probe.Values("queue.length").Sum(Math.Abs));
        Assert.Equal(0, _probe.Sum("queue.length{queue=write}"));
    }

    [Fact]
    public async Task Failures_AreCountedByReason()
    {
        var store = Open(options => (options.WriteQueueLength, options.BusyTimeoutMs) = (1, 1));
        using (new ExternalLock(store.File))
            await Assert.ThrowsAsync<StorageWriteException>(() => store.WriteAsync(Key, new byte[1], etag: 0));
        await store.CloseAsync();
        await Assert.ThrowsAsync<StorageClosedException>(() => store.ReadAsync(Key));

        Assert.Equal(1, _probe.Sum("failures{reason=locked}"));
        Assert.Equal(1, _probe.Sum("failures{reason=closed}"));
    }

    [Fact]
    public async Task Closing_RecordsACheckpoint()
    {
        await using (var store = Open())
            await store.WriteAsync(Key, new byte[100], etag: 0);
        Assert.NotEmpty(_probe.Values("checkpoint.duration"));
    }

    private SqliteStore Open(Action<EmbeddedStorageOptions>? configure = null) => TestStore.Open(_directory.Path, configure, _probe.Instruments);
}

using SocialRec.Storage.Records;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests.Sqlite;

public sealed class CheckpointerTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Log_UnderSteadyWritingAndReading_StaysShort()
    {
        await using var store = TestStore.Open(_directory.Path, options => options.CheckpointMegabytes = 1);
        var longest = 0L;
        var etags = new long[16];
        for (var round = 0; round < 1000; round++)
        {
            var writes = Enumerable.Range(0, etags.Length).Select(number => store.WriteAsync(Key(number), new byte[4000], etags[number])).ToArray();
            await store.ReadAsync(Key(round % etags.Length));
            foreach (var (number, write) in writes.Index())
                etags[number] = (await write).Etag;
            longest = Math.Max(longest, new FileInfo(store.File + "-wal").Length);
        }

        // 64 MB were written, and each megabyte makes a pass due; while one runs the log grows on.
        Assert.InRange(longest, 1 << 20, 16 << 20);
    }

    [Fact]
    public async Task Close_EmptiesTheLog()
    {
        var store = TestStore.Open(_directory.Path);
        await store.WriteAsync(Key(1), new byte[100_000], etag: 0);
        Assert.True(new FileInfo(store.File + "-wal").Length > 100_000);

        await store.CloseAsync();

        Assert.False(File.Exists(store.File + "-wal"));
        Assert.InRange(new FileInfo(store.File).Length, 100_000, 200_000);
    }

    private static RecordKey Key(int number) => new($"user/{number}", "user");
}

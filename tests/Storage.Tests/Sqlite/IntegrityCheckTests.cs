using SocialRec.Storage.Records;
using SocialRec.Storage.Sqlite;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests.Sqlite;

public sealed class IntegrityCheckTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Run_WithTime_ReadsTheWholeFile() => Assert.Equal(IntegrityResult.Complete, await RunAsync(TimeSpan.FromMinutes(1), TimeProvider.System));

    [Fact]
    public async Task Run_WithoutTime_IsNotRun() => Assert.Equal(IntegrityResult.NotRun, await RunAsync(TimeSpan.Zero, TimeProvider.System));

    [Fact]
    public async Task Run_WhenTheTimeRunsOut_StopsAndSaysSo() =>
        Assert.Equal(IntegrityResult.CutShort, await RunAsync(TimeSpan.FromSeconds(30), new RushingTimeProvider()));

    private async Task<IntegrityResult> RunAsync(TimeSpan limit, TimeProvider time)
    {
        await using (var store = TestStore.Open(_directory.Path))
            await Task.WhenAll(Enumerable.Range(0, 3000).Select(number => store.WriteAsync(new RecordKey("log/1", $"{number}"), new byte[3000], etag: 0)));
        using var connection = DatabaseConnection.OpenInspector(_directory.File("socialrec.db"), 0);
        return IntegrityCheck.Run(connection, _directory.File("socialrec.db"), limit, time);
    }

    /// <summary>A clock on which every look is a minute after the one before.</summary>
    private sealed class RushingTimeProvider : TimeProvider
    {
        private long _minutes;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => 60 * Interlocked.Increment(ref _minutes);
    }
}

using FsCheck;
using FsCheck.Fluent;
using SocialRec.Storage.Records;
using SocialRec.Storage.Sqlite;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests.Sqlite;

/// <summary>The store against a dictionary, under many writers at once.</summary>
public sealed class StoreModelTests
{
    private const int Writers = 4;

    /// <summary>One request of one writer to one of its keys.</summary>
    /// <param name="Key">Which of the writer's keys.</param>
    /// <param name="Length">Bytes to write; negative clears.</param>
    /// <param name="EtagError">Added to the etag the writer should name; 0 mostly.</param>
    public sealed record Step(int Key, int Length, int EtagError);

    [Fact]
    public async Task Store_UnderConcurrentWriters_BehavesAsADictionary()
    {
        using var directory = new TempDirectory();
        await using var store = TestStore.Open(directory.Path, options => (options.MaxBatchRows, options.CheckpointMegabytes) = (7, 1));
        var round = 0;

        Prop.ForAll(Steps(), steps => RunRoundAsync(store, round++, steps)).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20_260_101, 7));
    }

    private static Arbitrary<Step[]> Steps()
    {
        var step =
            from key in Gen.Choose(0, 2)
            from length in Gen.Frequency((6, Gen.Choose(0, 300)), (1, Gen.Choose(4000, 20_000)), (2, Gen.Constant(-1)))
            from error in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(-2, 2)))
            select new Step(key, length, error);
        return step.ArrayOf().ToArbitrary();
    }

    private static async Task RunRoundAsync(SqliteStore store, int round, Step[] steps)
    {
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => RunWriterAsync(store, $"round-{round}/{writer}", steps, writer)));
        await Task.WhenAll(writers);
    }

    private static async Task RunWriterAsync(SqliteStore store, string grain, Step[] steps, int seed)
    {
        var model = new Dictionary<RecordKey, StoredRecord>();
        var pending = new List<(Task<WriteResult> Actual, WriteResult Expected)>();
        foreach (var step in steps)
        {
            var key = new RecordKey(grain, $"state-{step.Key}");
            var known = model.GetValueOrDefault(key);
            var etag = Math.Max(0, known.Etag + step.EtagError);
            var payload = step.Length < 0 ? null : Bytes(step.Length, seed);
            var expected = etag == known.Etag ? WriteResult.Written(etag + 1) : WriteResult.Conflict(known.Etag);
            if (!expected.IsConflict)
                model[key] = new StoredRecord(etag + 1, payload);
            // Not awaited: the writes of one caller are applied in the order of asking, even within one commit.
            pending.Add((payload is null ? store.ClearAsync(key, etag) : store.WriteAsync(key, payload, etag), expected));
        }

        foreach (var (actual, expected) in pending)
            Assert.Equal(expected, await actual);
        foreach (var (key, expected) in model)
        {
            var record = await store.ReadAsync(key);
            Assert.Equal(expected.Etag, record.Etag);
            Assert.Equal(expected.Payload, record.Payload);
        }
    }

    private static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed + length).NextBytes(bytes);
        return bytes;
    }
}

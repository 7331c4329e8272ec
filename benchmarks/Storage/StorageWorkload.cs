using SocialRec.Storage.Records;

namespace SocialRec.Benchmarks.Storage;

/// <summary>One way the product writes to its store: so many grains at once, each waiting for its write before it makes the next.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Writers">How many grains write at once.</param>
/// <param name="Bytes">Bytes of one record.</param>
/// <param name="Records">How many records are rewritten in turn; 0 if each write creates one.</param>
public sealed record StorageWorkload(string Name, int Writers, int Bytes, int Records)
{
    /// <summary>Full chunks of the log, small chunks of the log, and snapshots of users.</summary>
    public static IReadOnlyList<StorageWorkload> All { get; } =
    [
        new("full chunks", Writers: 16, Bytes: 65_536, Records: 0),
        new("small chunks", Writers: 128, Bytes: 1000, Records: 0),
        new("snapshots", Writers: 256, Bytes: 4000, Records: 20_480),
    ];

    /// <summary>Writes for the given time and returns the committed writes per second.</summary>
    public async Task<double> RunAsync(IRecordStore store, WorkloadState state, TimeSpan time, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(time);
        long start = TimeProvider.System.GetTimestamp();
        long[] written = await Task.WhenAll(Enumerable.Range(0, Writers)
            .Select(writer => Task.Run(() => WriteAsync(store, state, writer, timer.Token), cancellationToken)));
        cancellationToken.ThrowIfCancellationRequested();
        return written.Sum() / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }

    private async Task<long> WriteAsync(IRecordStore store, WorkloadState state, int writer, CancellationToken until)
    {
        byte[] payload = new byte[Bytes];
        new Random(writer).NextBytes(payload);
        long count = 0;
        for (; !until.IsCancellationRequested; count++)
        {
            (RecordKey key, long etag) = Records == 0 ? state.Create(Name, writer) : state.Replace(Name, writer, Records / Writers);
            if ((await store.WriteAsync(key, payload, etag)).IsConflict)
                throw new InvalidOperationException($"{key} met a conflict.");
        }

        return count;
    }
}

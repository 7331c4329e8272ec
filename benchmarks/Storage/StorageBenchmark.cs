using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SocialRec.Benchmarks.Load;
using SocialRec.Benchmarks.Servers;
using SocialRec.Storage;
using SocialRec.Storage.Diagnostics;
using SocialRec.Storage.Encryption;
using SocialRec.Storage.Records;
using SocialRec.Storage.Sqlite;

namespace SocialRec.Benchmarks.Storage;

/// <summary>
/// Committed writes per second of the embedded store beside appending the same bytes to a file with <c>fdatasync</c>, in slices that take
/// turns; and reads of single records per second.
/// </summary>
public static class StorageBenchmark
{
    /// <summary>
    /// Runs with <c>--seconds</c> (2) per slice, <c>--pairs</c> (5) of slices and <c>--data-dir</c>, a folder on the disk to measure (the temporary one).
    /// </summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        TimeSpan slice = options.Seconds("seconds", 2);
        using TemporaryFolder temporary = new();
        string folder = Path.Combine(options.Text("data-dir", temporary.Path), "storage-benchmark");
        Directory.CreateDirectory(folder);
        try
        {
            await using SqliteStore store = Open(folder);
            foreach (StorageWorkload workload in StorageWorkload.All)
                await CompareAsync(store, workload, Path.Combine(folder, "append"), slice, options.Number("pairs", 5), cancellationToken);
            await ReadAsync(store, slice);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static SqliteStore Open(string folder)
    {
        ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        EmbeddedStorageInstruments instruments = new(services.GetRequiredService<IMeterFactory>());
        return SqliteStore.Open(new EmbeddedStorageOptions { DataDirectory = folder }, MasterKeys.None, instruments, NullLogger.Instance, TimeProvider.System);
    }

    private static async Task CompareAsync(
        SqliteStore store, StorageWorkload workload, string file, TimeSpan slice, int pairs, CancellationToken cancellationToken)
    {
        WorkloadState state = new(workload.Writers);
        await workload.RunAsync(store, state, slice, cancellationToken);
        List<double> rates = [];
        RatioSeries ratios;
        using (AppendCeiling ceiling = new(file))
            ratios = await RatioSeries.MeasureAsync(pairs, MeasureAsync, () => Task.FromResult(ceiling.Run(workload, slice)));
        File.Delete(file);
        double rate = rates.Order().ElementAt(rates.Count / 2);
        Console.WriteLine($"{workload.Name,-14} {workload.Writers,4} writers, {workload.Bytes,6} B: "
            + $"{rate,8:N0} writes/s, {rate * workload.Bytes / 1e6,6:N1} MB/s, / append+fdatasync {ratios}");

        async Task<double> MeasureAsync()
        {
            rates.Add(await workload.RunAsync(store, state, slice, cancellationToken));
            return rates[^1];
        }
    }

    private static async Task ReadAsync(SqliteStore store, TimeSpan slice)
    {
        StorageWorkload snapshots = StorageWorkload.All[^1];
        foreach (int readers in new[] { 1, 64 })
        {
            long start = TimeProvider.System.GetTimestamp();
            long[] reads = await Task.WhenAll(Enumerable.Range(0, readers).Select(reader => Task.Run(() => ReadUntilAsync(reader, start))));
            double seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
            Console.WriteLine($"reads          {readers,4} readers, {snapshots.Bytes,6} B: {reads.Sum() / seconds,8:N0} reads/s");
        }

        async Task<long> ReadUntilAsync(int seed, long start)
        {
            Random random = new(seed);
            long count = 0;
            for (; TimeProvider.System.GetElapsedTime(start) < slice; count++)
            {
                string record = $"{snapshots.Name}/{random.Next(snapshots.Writers)}-{random.Next(snapshots.Records / snapshots.Writers)}";
                await store.ReadAsync(new RecordKey(record, "user"));
            }

            return count;
        }
    }
}

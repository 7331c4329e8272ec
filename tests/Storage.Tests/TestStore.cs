using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SocialRec.Storage.Diagnostics;
using SocialRec.Storage.Records;
using SocialRec.Storage.Sqlite;

namespace SocialRec.Storage.Tests;

/// <summary>Opens stores the way tests need them.</summary>
internal static class TestStore
{
    public static EmbeddedStorageInstruments Instruments { get; } = new(Meters());

    public static EmbeddedStorageOptions Options(string directory, Action<EmbeddedStorageOptions>? configure = null)
    {
        var options = new EmbeddedStorageOptions { DataDirectory = directory };
        configure?.Invoke(options);
        return options;
    }

    public static SqliteStore Open(string directory, Action<EmbeddedStorageOptions>? configure = null, EmbeddedStorageInstruments? instruments = null) =>
        SqliteStore.Open(Options(directory, configure), instruments ?? Instruments, NullLogger.Instance, TimeProvider.System);

    public static async Task<byte[]> PayloadAsync(this IRecordStore store, RecordKey key) =>
        (await store.ReadAsync(key)).Payload ?? throw new InvalidOperationException($"{key} does not exist.");

    public static IMeterFactory Meters() => new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
}

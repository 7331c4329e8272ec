using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SocialRec.Storage.Diagnostics;
using SocialRec.Storage.Encryption;
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

    public static SqliteStore Open(
        string directory, Action<EmbeddedStorageOptions>? configure = null, EmbeddedStorageInstruments? instruments = null, MasterKeys? masterKeys = null) =>
        SqliteStore.Open(Options(directory, configure), masterKeys ?? Storage.Encryption.MasterKeys.None, instruments ?? Instruments, NullLogger.Instance, TimeProvider.System);

    /// <summary>The master keys of a configuration with key number <paramref name="current"/>, after those numbered <paramref name="previous"/>.</summary>
    public static MasterKeys MasterKeys(int current, params int[] previous) => new(Microsoft.Extensions.Options.Options.Create(new EncryptionOptions
    {
        MasterKey = MasterKey(current),
        PreviousMasterKeys = [.. previous.Select(MasterKey)],
    }));

    public static async Task<byte[]> PayloadAsync(this IRecordStore store, RecordKey key) =>
        (await store.ReadAsync(key)).Payload ?? throw new InvalidOperationException($"{key} does not exist.");

    public static IMeterFactory Meters() => new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    private static string MasterKey(int number) => Convert.ToBase64String(SHA256.HashData([(byte)number]));
}

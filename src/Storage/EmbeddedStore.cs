using Microsoft.Extensions.Logging;
using SocialRec.Storage.Diagnostics;
using SocialRec.Storage.Encryption;
using SocialRec.Storage.Faults;
using SocialRec.Storage.Records;
using SocialRec.Storage.Sqlite;

namespace SocialRec.Storage;

/// <summary>
/// One named store in a silo's life: it opens before any grain can run, and closes, with every write it took committed, after the last one
/// has been deactivated.
/// </summary>
public sealed class EmbeddedStore : IRecordStore, ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable, IDisposable
{
    private readonly string _name;
    private readonly EmbeddedStorageOptions _options;
    private readonly MasterKeys _masterKeys;
    private readonly EmbeddedStorageInstruments _instruments;
    private readonly StorageFaults? _faults;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private SqliteStore? _store;
    private IRecordStore _records = ClosedRecordStore.Instance;

    /// <summary>Describes the store; nothing is opened yet.</summary>
    /// <param name="name">The name grains know it by.</param>
    /// <param name="options">Where and how it keeps its data.</param>
    /// <param name="masterKeys">What encrypts it at rest.</param>
    /// <param name="instruments">Where it counts.</param>
    /// <param name="faults">How a test wants it to misbehave; null in production.</param>
    /// <param name="logger">Where it reports.</param>
    /// <param name="time">The clock that times commits and the integrity check.</param>
    public EmbeddedStore(
        string name,
        EmbeddedStorageOptions options,
        MasterKeys masterKeys,
        EmbeddedStorageInstruments instruments,
        StorageFaults? faults,
        ILogger<EmbeddedStore> logger,
        TimeProvider time)
    {
        (_name, _options, _masterKeys, _instruments, _faults, _logger, _time) = (name, options, masterKeys, instruments, faults, logger, time);
    }

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe($"{nameof(EmbeddedStore)}-{_name}", ServiceLifecycleStage.RuntimeStorageServices, OpenAsync, CloseAsync);

    /// <inheritdoc/>
    public Task<StoredRecord> ReadAsync(RecordKey key) => _records.ReadAsync(key);

    /// <inheritdoc/>
    public Task<WriteResult> WriteAsync(RecordKey key, ReadOnlyMemory<byte> payload, long etag) => _records.WriteAsync(key, payload, etag);

    /// <inheritdoc/>
    public Task<WriteResult> ClearAsync(RecordKey key, long etag) => _records.ClearAsync(key, etag);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync(CancellationToken.None);

    /// <inheritdoc/>
    public void Dispose() => CloseAsync(CancellationToken.None).GetAwaiter().GetResult();

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        _store = await Task.Run(() => SqliteStore.Open(_options, _masterKeys, _instruments, _logger, _time), cancellationToken);
        _records = _faults?.Around(_store) ?? _store;
    }

    private Task CloseAsync(CancellationToken hurry) => _store?.CloseAsync(hurry) ?? Task.CompletedTask;
}

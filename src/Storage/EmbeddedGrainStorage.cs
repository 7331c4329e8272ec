using System.Globalization;
using Orleans.Storage;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Storage.Records;

namespace SocialRec.Storage;

/// <summary>
/// Grain state in an <see cref="EmbeddedStore"/>: one record per grain and state name, its bytes from the configured serializer, its etag
/// the record's version in decimal. A state whose bytes are empty counts as absent when it is read, but keeps its etag. A cleared state
/// keeps its etag too, so whoever still holds an older one, or none, meets an <see cref="InconsistentStateException"/>. What may succeed
/// later fails as <see cref="UnavailableException"/>.
/// </summary>
public sealed class EmbeddedGrainStorage(IRecordStore records, IGrainStorageSerializer serializer) : IGrainStorage
{
    private const long ForeignEtag = -1;

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var key = Key(stateName, grainId);
        var record = await AnswerAsync(records.ReadAsync(key));
        var state = record.Payload is { Length: > 0 } payload ? Deserialize<T>(key, payload) : default;
        grainState.ETag = Format(record.Etag);
        grainState.RecordExists = state is not null;
        grainState.State = state ?? InitialState.Create<T>();
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var key = Key(stateName, grainId);
        var payload = serializer.Serialize(grainState.State).ToMemory();
        var result = await AnswerAsync(records.WriteAsync(key, payload, Parse(grainState.ETag)));
        ThrowIfConflict(key, result, grainState.ETag);
        grainState.ETag = Format(result.Etag);
        grainState.RecordExists = payload.Length > 0;
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        var key = Key(stateName, grainId);
        if (string.IsNullOrEmpty(grainState.ETag))
            grainState.ETag = Format((await AnswerAsync(records.ReadAsync(key))).Etag);
        if (!string.IsNullOrEmpty(grainState.ETag))
        {
            var result = await AnswerAsync(records.ClearAsync(key, Parse(grainState.ETag)));
            ThrowIfConflict(key, result, grainState.ETag);
            grainState.ETag = Format(result.Etag);
        }

        grainState.RecordExists = false;
        grainState.State = InitialState.Create<T>();
    }

    private static RecordKey Key(string stateName, GrainId grainId) => new(grainId.ToString(), stateName);

    private static string? Format(long etag) => etag == 0 ? null : etag.ToString(CultureInfo.InvariantCulture);

    private static long Parse(string? etag) =>
        string.IsNullOrEmpty(etag) ? 0
        : long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 ? version
        : ForeignEtag;

    // Callers of grains know one error for "later"; the store's own is its cause.
    private static async Task<TAnswer> AnswerAsync<TAnswer>(Task<TAnswer> request)
    {
        try
        {
            return await request;
        }
        catch (StorageException exception) when (exception.IsRetryable)
        {
            throw new UnavailableException(exception.Message, exception);
        }
    }

    private static void ThrowIfConflict(RecordKey key, WriteResult result, string? currentEtag)
    {
        if (result.IsConflict)
            throw new InconsistentStateException($"Version conflict on {key}.", Format(result.Etag), currentEtag);
    }

    private T? Deserialize<T>(RecordKey key, byte[] payload)
    {
        try
        {
            return serializer.Deserialize<T>(new BinaryData(payload));
        }
        catch (Exception exception)
        {
            throw new RecordCorruptException(key, $"it is no {typeof(T).Name} ({exception.Message})", exception);
        }
    }
}

using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace SocialRec.Grains.Tests.Support;

/// <summary>One silo's access to a <see cref="TestStorage"/>; etags are checked as every provider checks them.</summary>
public sealed class TestStorageConnection(TestStorage storage, IGrainStorageSerializer serializer) : IGrainStorage
{
    private volatile bool _cut;

    /// <summary>From now on nothing of this silo reaches the records.</summary>
    public void Cut() => _cut = true;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_cut || storage.FailsReading(stateName, grainId))
            throw new IOException("The storage cannot be read.");
        bool exists = storage.Records.TryGetValue((stateName, grainId.ToString()), out var record);
        grainState.RecordExists = exists;
        grainState.ETag = exists ? record.Etag : null!;
        grainState.State = exists ? serializer.Deserialize<T>(record.Bytes)! : Activator.CreateInstance<T>();
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        BinaryData bytes = serializer.Serialize(grainState.State);
        await storage.BeforeWrite(stateName, grainId);
        StorageFault fault = storage.OnWrite(stateName, grainId);
        if (_cut || fault == StorageFault.Fails)
            throw new IOException("The storage cannot be written.");
        string etag = Guid.NewGuid().ToString("N");
        Store((stateName, grainId.ToString()), (bytes, etag), grainState.ETag);
        storage.CountWrite();
        if (fault == StorageFault.CommitsAndFails)
            throw new IOException("The storage did not answer.");
        grainState.ETag = etag;
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        storage.Records.TryRemove((stateName, grainId.ToString()), out _);
        grainState.RecordExists = false;
        grainState.ETag = null!;
        return Task.CompletedTask;
    }

    private void Store((string, string) key, (BinaryData, string Etag) record, string? expected)
    {
        lock (storage)
        {
            string? stored = storage.Records.TryGetValue(key, out var found) ? found.Etag : null;
            if (stored != expected)
                throw new InconsistentStateException("The record has changed.", stored, expected);
            storage.Records[key] = record;
        }
    }
}

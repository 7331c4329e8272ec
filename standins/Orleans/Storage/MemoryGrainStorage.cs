using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Serialization.Codecs;
using Orleans.Storage;

namespace Orleans.Storage
{
    /// <summary>Keeps state as bytes in the silo's memory; it is gone when the silo is.</summary>
    public class MemoryGrainStorage(MemoryGrainStorageOptions options) : IGrainStorage
    {
        private readonly ConcurrentDictionary<(string, GrainId), Record> _records = new();
        private long _etags;

        public virtual Task ReadStateAsync<T>(string grainType, GrainId grainId, IGrainState<T> grainState)
        {
            var found = _records.TryGetValue((grainType, grainId), out var record);
            grainState.ETag = record?.Etag;
            grainState.RecordExists = found;
            grainState.State = found ? options.GrainStorageSerializer.Deserialize<T>(record!.Data) : Initial<T>();
            return Task.CompletedTask;
        }

        public virtual Task WriteStateAsync<T>(string grainType, GrainId grainId, IGrainState<T> grainState)
        {
            var written = new Record(options.GrainStorageSerializer.Serialize(grainState.State), NextEtag());
            Replace((grainType, grainId), grainState.ETag, written);
            grainState.ETag = written.Etag;
            grainState.RecordExists = true;
            return Task.CompletedTask;
        }

        public virtual Task ClearStateAsync<T>(string grainType, GrainId grainId, IGrainState<T> grainState)
        {
            Replace((grainType, grainId), grainState.ETag, null);
            grainState.ETag = null;
            grainState.RecordExists = false;
            grainState.State = Initial<T>();
            return Task.CompletedTask;
        }

        private void Replace((string, GrainId) key, string? expected, Record? written)
        {
            // Each attempt either swaps exactly what was expected or reports what is there.
            var current = _records.GetValueOrDefault(key);
            var swapped = current?.Etag == expected && (current, written) switch
            {
                (null, null) => true,
                (null, _) => _records.TryAdd(key, written),
                (_, null) => _records.TryRemove(new(key, current)),
                _ => _records.TryUpdate(key, written, current),
            };
            if (swapped)
                return;
            var stored = _records.GetValueOrDefault(key)?.Etag;
            throw new InconsistentStateException($"e-Tag mismatch in Memory Storage. Stored = {stored ?? "null"} Received = {expected}", stored, expected);
        }

        private string NextEtag() => Interlocked.Increment(ref _etags).ToString(CultureInfo.InvariantCulture);

        private static T? Initial<T>() => Members.Constructor<T>() is { } create ? create() : default;

        private sealed record Record(BinaryData Data, string Etag);
    }

    /// <summary>Makes memory storages by name.</summary>
    public static class MemoryGrainStorageFactory
    {
        public static MemoryGrainStorage Create(IServiceProvider services, string name) =>
            new(services.GetRequiredService<IOptionsMonitor<MemoryGrainStorageOptions>>().Get(name));
    }

    /// <summary>State in the engine's own encoding.</summary>
    public class OrleansGrainStorageSerializer(Serialization.Serializer serializer) : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new(serializer.SerializeToArray(input));

        public T? Deserialize<T>(BinaryData input) => serializer.Deserialize<T>(input.ToMemory());
    }
}

namespace Orleans.Configuration
{
    /// <summary>How memory storage encodes.</summary>
    public class MemoryGrainStorageOptions : IStorageProviderSerializerOptions
    {
        public int NumStorageGrains { get; set; } = 10;

        public int InitStage { get; set; } = ServiceLifecycleStage.ApplicationServices;

        public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
    }
}

using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Storage;

namespace SocialRec.Grains.Tests.Support;

/// <summary>
/// Records that outlive the silos of a test. A silo sees them through a <see cref="TestStorageConnection"/>; a crash cuts that, so that nothing the dead silo
/// still does reaches the records.
/// </summary>
public sealed class TestStorage
{
    internal ConcurrentDictionary<(string State, string Grain), (BinaryData Bytes, string Etag)> Records { get; } = new();

    /// <summary>Decides, for each write of a state of a grain, what goes wrong; nothing unless set.</summary>
    public Func<string, GrainId, StorageFault> OnWrite { get; set; } = (_, _) => StorageFault.None;

    /// <summary>Awaited before each write takes effect: how a test holds writes up.</summary>
    public Func<string, GrainId, Task> BeforeWrite { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Whether reads of a state of a grain fail.</summary>
    public Func<string, GrainId, bool> FailsReading { get; set; } = (_, _) => false;

    /// <summary>How many writes took effect.</summary>
    public int Writes => _writes;

    private int _writes;

    /// <summary>The bytes of a record; null if there is none.</summary>
    public byte[]? Bytes(string state, string grain) => Records.TryGetValue((state, grain), out var record) ? record.Bytes.ToArray() : null;

    /// <summary>All records of a kind of state whose grain's key begins like this.</summary>
    public IEnumerable<string> Names(string statePrefix) => Records.Keys.Where(key => key.State.StartsWith(statePrefix, StringComparison.Ordinal)).Select(key => $"{key.Grain} {key.State}");

    internal void CountWrite() => Interlocked.Increment(ref _writes);
}

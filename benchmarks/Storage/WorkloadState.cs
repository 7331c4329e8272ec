using System.Globalization;
using SocialRec.Storage.Records;

namespace SocialRec.Benchmarks.Storage;

/// <summary>How far each writer of a workload has come, from one slice to the next.</summary>
public sealed class WorkloadState(int writers)
{
    private readonly long[] _steps = new long[writers];

    /// <summary>The writer's next record that does not exist yet.</summary>
    public (RecordKey Key, long Etag) Create(string workload, int writer) =>
        (new RecordKey($"{workload}/{writer}", $"chunk-{_steps[writer]++.ToString("D10", CultureInfo.InvariantCulture)}"), 0);

    /// <summary>The writer's next record of <paramref name="records"/> in turn, with the version it has by now.</summary>
    public (RecordKey Key, long Etag) Replace(string workload, int writer, int records)
    {
        long step = _steps[writer]++;
        return (new RecordKey($"{workload}/{writer}-{step % records}", "user"), step / records);
    }
}

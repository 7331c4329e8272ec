using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>Whether this process uses more of the processors, or the machine more of its memory, than the options allow; measured once a second.</summary>
internal sealed class OverloadDetector(LoadSheddingOptions options)
{
    private const long IntervalMs = 1000;

    private readonly Lock _gate = new();
    private long _measuredAt = Environment.TickCount64;
    private TimeSpan _cpu = Environment.CpuUsage.TotalTime;
    private bool _overloaded;

    public bool IsOverloaded => options.LoadSheddingEnabled && Measure();

    private bool Measure()
    {
        lock (_gate)
        {
            var elapsed = Environment.TickCount64 - _measuredAt;
            if (elapsed < IntervalMs)
                return _overloaded;
            var cpu = Environment.CpuUsage.TotalTime;
            var cpuPercent = 100 * (cpu - _cpu).TotalMilliseconds / (elapsed * Environment.ProcessorCount);
            (_cpu, _measuredAt) = (cpu, _measuredAt + elapsed);
            var memory = GC.GetGCMemoryInfo();
            var memoryPercent = 100.0 * memory.MemoryLoadBytes / Math.Max(1, memory.TotalAvailableMemoryBytes);
            return _overloaded = cpuPercent > options.CpuThreshold || memoryPercent > options.MemoryThreshold;
        }
    }
}

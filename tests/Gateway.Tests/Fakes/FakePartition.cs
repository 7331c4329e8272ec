using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Gateway.Tests.Fakes;

/// <summary>A log partition in memory that can be told to fail or to wait.</summary>
internal sealed class FakePartition : ILogPartitionGrain
{
    private readonly HashSet<string> _ids = [];

    public List<SocialEvent> Events { get; } = [];

    /// <summary>What the next appends throw, given the events; null lets them through.</summary>
    public Func<SocialEvent[], Exception?> Fault { get; set; } = _ => null;

    /// <summary>What appends wait for before they do anything.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public async Task<AppendResult> AppendAsync(SocialEvent[] events)
    {
        await Gate;
        lock (_ids)
        {
            if (Fault(events) is { } fault)
                throw fault;
            var duplicates = new List<int>();
            for (int i = 0; i < events.Length; i++)
            {
                if (_ids.Add(events[i].Id))
                    Events.Add(events[i]);
                else
                    duplicates.Add(i);
            }

            return new AppendResult(Events.Count, [.. duplicates]);
        }
    }

    public Task<LogPage> ReadAsync(long afterPosition, int maxEvents) => throw new NotSupportedException();

    public Task<LogPage> ReadUserTailAsync(string user, long afterPosition) => throw new NotSupportedException();

    public Task<LogPartitionStatus> GetStatusAsync() => throw new NotSupportedException();

    public Task WakeAsync() => throw new NotSupportedException();
}

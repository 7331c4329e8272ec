using NSubstitute;
using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Gateway.Tests.Fakes;

/// <summary>A log partition in memory that can be told to fail or to wait.</summary>
internal sealed class FakePartition
{
    private readonly HashSet<string> _ids = [];
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FakePartition()
    {
        Grain.AppendAsync(Arg.Any<SocialEvent[]>()).Returns(call => AppendAsync(call.Arg<SocialEvent[]>()));
    }

    public ILogPartitionGrain Grain { get; } = Substitute.For<ILogPartitionGrain>();

    public List<SocialEvent> Events { get; } = [];

    /// <summary>Whether events are kept, for a test to look at.</summary>
    public bool Keeps { get; set; } = true;

    /// <summary>What an append of these events throws; null lets it through.</summary>
    public Func<SocialEvent[], Exception?> Fault { get; set; } = _ => null;

    /// <summary>What appends wait for before they do anything.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Completes with the first append that comes in.</summary>
    public Task Asked => _asked.Task;

    private async Task<AppendResult> AppendAsync(SocialEvent[] events)
    {
        _asked.TrySetResult();
        await Gate;
        lock (_ids)
        {
            // The substitute would keep every argument it ever saw.
            Grain.ClearReceivedCalls();
            if (Fault(events) is { } fault)
                throw fault;
            var duplicates = new List<int>();
            for (int i = 0; i < events.Length && Keeps; i++)
            {
                if (_ids.Add(events[i].Id))
                    Events.Add(events[i]);
                else
                    duplicates.Add(i);
            }

            return new AppendResult(Events.Count, [.. duplicates]);
        }
    }
}

using Orleans.Concurrency;
using Orleans.Serialization.Invocation;

namespace SocialRec.Orleans.Compliance;

public interface ITurnGrain : IGrainWithStringKey
{
    /// <summary>Writes a start, waits at the gate of that name, writes an end.</summary>
    Task PassAsync(string gate);

    Task MarkAsync(string mark);

    [AlwaysInterleave]
    Task<List<string>> ReadLogAsync();

    [AlwaysInterleave]
    Task MarkInterleavingAsync(string mark);

    [ReadOnly]
    Task PassReadOnlyAsync(string gate);

    [ReadOnly]
    Task MarkReadOnlyAsync(string mark);

    Task<int> IncrementSlowlyAsync();

    Task<bool> StaysOnSchedulerAsync();
}

public interface IReentrantTurnGrain : ITurnGrain;

public interface IMayInterleaveTurnGrain : ITurnGrain;

internal abstract class TurnGrainBase : Grain
{
    private readonly List<string> _log = [];
    private int _count;
    private int _inside;

    public async Task PassAsync(string gate)
    {
        _log.Add($"start {gate}");
        await Gate.Of(gate).PassAsync();
        _log.Add($"end {gate}");
    }

    public Task MarkAsync(string mark)
    {
        _log.Add(mark);
        return Task.CompletedTask;
    }

    public Task<List<string>> ReadLogAsync() => Task.FromResult(_log);

    public Task MarkInterleavingAsync(string mark) => MarkAsync(mark);

    public Task PassReadOnlyAsync(string gate) => PassAsync(gate);

    public Task MarkReadOnlyAsync(string mark) => MarkAsync(mark);

    public async Task<int> IncrementSlowlyAsync()
    {
        if (Interlocked.Exchange(ref _inside, 1) != 0)
            throw new InvalidOperationException("Two turns run at once.");
        var before = _count;
        for (var i = 0; i < 100; i++)
            Thread.SpinWait(10);
        _inside = 0;
        await Task.Yield();
        return _count = before + 1;
    }

    public async Task<bool> StaysOnSchedulerAsync()
    {
        var scheduler = TaskScheduler.Current;
        _log.Add("began");
        await Task.Yield();
        var afterYield = TaskScheduler.Current;
        await Task.Run(() => { });
        var afterRun = TaskScheduler.Current;
        var inside = await Task.Run(() => TaskScheduler.Current);
        return scheduler != TaskScheduler.Default && afterYield == scheduler && afterRun == scheduler && inside == TaskScheduler.Default;
    }
}

internal sealed class TurnGrain : TurnGrainBase, ITurnGrain;

[Reentrant]
internal sealed class ReentrantTurnGrain : TurnGrainBase, IReentrantTurnGrain;

[MayInterleave(nameof(MayInterleave))]
internal sealed class MayInterleaveTurnGrain : TurnGrainBase, IMayInterleaveTurnGrain
{
    public static bool MayInterleave(IInvokable request)
    {
        if (request.GetMethodName() != nameof(ITurnGrain.MarkAsync))
            return false;
        return request.GetArgument(0) is "break" ? throw new InvalidOperationException("the predicate broke") : request.GetArgument(0) is "may";
    }
}

namespace SocialRec.Orleans.Compliance;

public interface ITimerGrain : IGrainWithStringKey
{
    /// <summary>Starts a timer that writes its state into the diary and opens the gate at the given tick.</summary>
    Task StartAsync(string state, int gateTick, string gate, bool interleave);

    /// <summary>Waits at the gate with the timer running.</summary>
    Task<int> PassAsync(string gate);

    Task<int> GetTicksAsync();

    Task StopAsync();

    Task<string> StartOutsideAsync();

    Task StartFailingAsync(string gate);

    Task StartOnceAsync(string gate);
}

internal sealed class TimerGrain : Grain, ITimerGrain
{
    private IGrainTimer? _timer;
    private int _ticks;

    public Task StartAsync(string state, int gateTick, string gate, bool interleave)
    {
        _timer = this.RegisterGrainTimer(
            (text, token) =>
            {
                Diary.Write(this.GetPrimaryKeyString(), text);
                if (++_ticks == gateTick)
                    Gate.Of(gate).Open();
                if (_ticks >= gateTick)
                    Gate.Of(gate).Enter();
                return Task.CompletedTask;
            },
            state,
            new GrainTimerCreationOptions { DueTime = TimeSpan.FromMilliseconds(1), Period = TimeSpan.FromMilliseconds(1), Interleave = interleave });
        return Task.CompletedTask;
    }

    public async Task<int> PassAsync(string gate)
    {
        var before = _ticks;
        await Gate.Of(gate).PassAsync();
        return _ticks - before;
    }

    public Task<int> GetTicksAsync() => Task.FromResult(_ticks);

    public Task StopAsync()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public async Task<string> StartOutsideAsync()
    {
        try
        {
            await Task.Run(() => this.RegisterGrainTimer(() => Task.CompletedTask, TimeSpan.FromHours(1), TimeSpan.FromHours(1)));
            return "registered";
        }
        catch (Exception exception)
        {
            return exception is InvalidOperationException || exception.GetType().Name == "InvalidSchedulingContextException" ? "refused" : exception.ToString();
        }
    }

    public Task StartFailingAsync(string gate)
    {
        this.RegisterGrainTimer(
            () =>
            {
                if (++_ticks == 3)
                    Gate.Of(gate).Enter();
                throw new InvalidOperationException("a tick fails");
            },
            new GrainTimerCreationOptions(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)));
        return Task.CompletedTask;
    }

    public Task StartOnceAsync(string gate)
    {
        this.RegisterGrainTimer(
            () =>
            {
                _ticks++;
                Gate.Of(gate).Enter();
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }
}

namespace SocialRec.Grains.State;

/// <summary>
/// Work of a grain that is wanted often and done once in a while: at once if it has not been done lately, otherwise when a pause has passed. What fails is done again
/// after the pause. For use within one grain's turns.
/// </summary>
/// <param name="grain">Whose work it is.</param>
/// <param name="pause">The least time between two runs.</param>
/// <param name="run">Does it.</param>
/// <param name="failed">Told of each failure.</param>
internal sealed class Paced(IGrainBase grain, TimeSpan pause, Func<Task> run, Action<Exception> failed)
{
    private IGrainTimer? _timer;
    private bool _running;

    /// <summary>Whether something was asked for and not done.</summary>
    public bool IsWanted { get; private set; }

    /// <summary>Asks for a run that begins after this call.</summary>
    public void Ask()
    {
        IsWanted = true;
        if (_timer is null)
            Schedule(TimeSpan.Zero);
    }

    private void Schedule(TimeSpan due) =>
        _timer = grain.RegisterGrainTimer(_ => TickAsync(), new GrainTimerCreationOptions(due, Timeout.InfiniteTimeSpan) { Interleave = true });

    private async Task TickAsync()
    {
        _timer?.Dispose();
        _timer = null;
        if (!IsWanted)
            return;
        Schedule(pause);
        if (_running)
            return;
        IsWanted = false;
        _running = true;
        try
        {
            await run();
        }
        catch (Exception e)
        {
            IsWanted = true;
            failed(e);
        }
        finally
        {
            _running = false;
        }
    }
}

namespace SocialRec.Grains.State;

/// <summary>
/// Work of which one run at a time is enough, such as writing a record: callers who come while a run is under way share the next one,
/// which begins after they came and so covers what they changed. For use within one grain's turns.
/// </summary>
internal sealed class Coalesced(Func<Task> run)
{
    private Task _running = Task.CompletedTask;
    private Task? _next;

    /// <summary>Whether a run is under way.</summary>
    public bool IsRunning => !_running.IsCompleted;

    /// <summary>Completes, or fails, with a run that began after this call.</summary>
    public Task RunAsync() => _next ?? (IsRunning ? _next = RunNextAsync() : _running = run());

    private async Task RunNextAsync()
    {
        // The run under way fails its own callers only.
        await _running.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        _next = null;
        await (_running = run());
    }
}

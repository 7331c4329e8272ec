namespace SocialRec.Grains.Catalog;

/// <summary>Wakes those who wait for the next change; each waits no longer than it said.</summary>
internal sealed class ChangeSignal(TimeProvider time)
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Wakes everyone who waits now.</summary>
    public void Raise() => Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    /// <summary>Returns at the next <see cref="Raise"/> or after a time, whichever is first.</summary>
    public async Task WaitAsync(TimeSpan most)
    {
        Task next = _next.Task;
        using var timeout = new CancellationTokenSource(most, time);
        await next.WaitAsync(timeout.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }
}

namespace SocialRec.TestKit;

/// <summary>Waits for what another process brings about in its own time, where it gives no signal.</summary>
public static class Polling
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(5);

    /// <summary>Asks again and again until the answer is as wanted.</summary>
    /// <returns>That answer.</returns>
    /// <exception cref="TimeoutException">It was not for five minutes; the message holds the last one.</exception>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> wanted)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(wanted);
        using var timeout = new CancellationTokenSource(Most);
        using var pauses = new PeriodicTimer(Pause);
        T answer = await ask();
        while (!wanted(answer))
        {
            if (timeout.IsCancellationRequested)
                throw new TimeoutException($"Still {answer}");
            await pauses.WaitForNextTickAsync();
            answer = await ask();
        }

        return answer;
    }
}

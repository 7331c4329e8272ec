namespace SocialRec.Grains.Tests.Support;

/// <summary>Waits for what another part of the silo brings about in its own time, where it gives no signal.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    /// <summary>Asks again and again until the answer is as wanted; fails with the last one after a minute.</summary>
    public static async Task<T> BecomesAsync<T>(Func<Task<T>> ask, Func<T, bool> wanted)
    {
        using var timeout = new CancellationTokenSource(Most);
        using var pauses = new PeriodicTimer(Pause);
        T answer = await ask();
        while (!wanted(answer))
        {
            Assert.False(timeout.IsCancellationRequested, $"Still {answer}");
            await pauses.WaitForNextTickAsync();
            answer = await ask();
        }

        return answer;
    }
}

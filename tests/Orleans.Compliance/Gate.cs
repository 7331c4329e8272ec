using System.Collections.Concurrent;

namespace SocialRec.Orleans.Compliance;

/// <summary>Lets a test and a grain of the same process wait for each other, by a key that is the test's own.</summary>
internal sealed class Gate
{
    private static readonly ConcurrentDictionary<string, Gate> All = new();

    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Somebody has come to the gate.</summary>
    public Task Entered => _entered.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public static Gate Of(string key) => All.GetOrAdd(key, _ => new Gate());

    public static string NewKey() => Guid.NewGuid().ToString("N");

    public void Open() => _opened.TrySetResult();

    public void Enter() => _entered.TrySetResult();

    public async Task PassAsync()
    {
        _entered.TrySetResult();
        await _opened.Task;
    }
}

using Orleans.Runtime;

namespace SocialRec.Grains.Tests.Support;

/// <summary>Holds up the writes of some states until it is opened, and tells when the first has come.</summary>
public sealed class WriteGate
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WriteGate(TestStorage storage, Func<string, GrainId, bool> holds) => storage.BeforeWrite = async (state, grain) =>
    {
        if (!holds(state, grain))
            return;
        _reached.TrySetResult();
        await _open.Task;
    };

    /// <summary>Completes when a write waits.</summary>
    public Task Reached => _reached.Task;

    public void Open() => _open.TrySetResult();
}

using SocialRec.Inference.Tensors;

namespace SocialRec.Inference.Tests.Fakes;

/// <summary>Holds a session's runs until the test lets them go; trial runs, which come first, pass.</summary>
internal sealed class Gate : IDisposable
{
    private readonly SemaphoreSlim _entered = new(0);
    private readonly SemaphoreSlim _opened = new(0);
    private volatile bool _closed;

    /// <summary>A doubling session behind the gate.</summary>
    public FakeSession Session => new() { OnRun = Run };

    /// <summary>From now on runs wait.</summary>
    public void Close() => _closed = true;

    /// <summary>Completes when a run has come to the gate.</summary>
    public Task EnteredAsync() => _entered.WaitAsync();

    /// <summary>Lets so many waiting runs go.</summary>
    public void Open(int runs = 1) => _opened.Release(runs);

    public void Dispose()
    {
        _entered.Dispose();
        _opened.Dispose();
    }

    /// <summary>Waits, if the gate is closed, until it is opened or the run's limit is reached.</summary>
    public void Pass(CancellationToken cancellationToken)
    {
        if (!_closed)
            return;
        _entered.Release();
        _opened.Wait(cancellationToken);
    }

    private void Run(TensorBatch inputs, TensorBatch outputs, CancellationToken cancellationToken)
    {
        Pass(cancellationToken);
        FakeSession.Apply(inputs, outputs, x => 2 * x);
    }
}

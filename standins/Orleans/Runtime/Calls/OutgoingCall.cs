using System.Diagnostics;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>A call that somebody waits for, linked into the list of pending calls until it ends.</summary>
internal abstract class OutgoingCall(GrainRequest request, GrainId target) : Call(request, target)
{
    private CancellationTokenRegistration _registration;

    public required PendingCalls Pending { get; init; }

    public required TimeSpan Timeout { get; init; }

    public required Instruments Instruments { get; init; }

    public long Started { get; } = Stopwatch.GetTimestamp();

    // The links and the stripe belong to PendingCalls.
    public OutgoingCall? Previous { get; set; }

    public OutgoingCall? Next { get; set; }

    public int Stripe { get; set; } = -1;

    /// <summary>Has the caller's token cancel the call: the caller is told at once, the grain's method by a token of its own.</summary>
    public void Observe(CancellationToken token)
    {
        Cancellation = new CancellationTokenSource();
        Request.SetArgument(Request.Shape.TokenIndex, Cancellation.Token);
        _registration = token.UnsafeRegister(static (state, token) => ((OutgoingCall)state!).Cancel(token), this);
    }

    public void OnTimeout()
    {
        Instruments.RequestTimedOut(Target.Type);
        Fail(new TimeoutException($"Response did not arrive on time in {Timeout} for message: {Request.Shape.InterfaceName}.{Request.Shape.Method.Name} to {Target}."));
    }

    protected override void OnCompleted()
    {
        Pending.Remove(this);
        _registration.Dispose();
        Instruments.Requests.Record(Started);
    }

    private void Cancel(CancellationToken token)
    {
        Instruments.RequestCanceled(Target.Type);
        if (Activation is { } activation)
            activation.Turns.QueueAction(static source => ((CancellationTokenSource)source).Cancel(), Cancellation!);
        else
            Cancellation!.Cancel();
        Fail(new OperationCanceledException(token));
    }
}

/// <summary>A call without a result.</summary>
internal sealed class OutgoingVoidCall(GrainRequest request, GrainId target) : OutgoingCall(request, target)
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Task => _completion.Task;

    protected override void SetResult(Response response) => _completion.TrySetResult();

    protected override void SetException(Exception exception)
    {
        if (exception is OperationCanceledException canceled)
            _completion.TrySetCanceled(canceled.CancellationToken);
        else
            _completion.TrySetException(exception);
    }
}

/// <summary>A call with a result.</summary>
internal sealed class OutgoingCall<T>(GrainRequest request, GrainId target) : OutgoingCall(request, target)
{
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => _completion.Task;

    protected override void SetResult(Response response) => _completion.TrySetResult(response.GetResult<T>()!);

    protected override void SetException(Exception exception)
    {
        if (exception is OperationCanceledException canceled)
            _completion.TrySetCanceled(canceled.CancellationToken);
        else
            _completion.TrySetException(exception);
    }
}

/// <summary>A call that nobody waits for.</summary>
internal sealed class OneWayCall(GrainRequest request, GrainId target) : Call(request, target)
{
    protected override void SetResult(Response response)
    {
    }

    protected override void SetException(Exception exception)
    {
    }
}

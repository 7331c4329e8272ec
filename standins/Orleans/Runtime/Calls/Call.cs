using Orleans.CodeGeneration;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>One call on its way: who asked, what for, and where the answer goes. The first of answer, timeout and cancellation wins.</summary>
internal abstract class Call(GrainRequest request, GrainId target)
{
    private int _completed;

    public GrainRequest Request { get; } = request;

    public GrainId Target { get; } = target;

    public GrainId? Source { get; init; }

    public InvokeMethodOptions Options { get; init; } = request.Options;

    public Dictionary<string, object>? Context { get; init; }

    /// <summary>Whether running the call resets the activation's idle time.</summary>
    public bool KeepsAlive { get; init; } = true;

    /// <summary>The call comes from the activation itself, such as a timer's tick: never counted, never sent to another activation.</summary>
    public bool IsLocal { get; init; }

    /// <summary>The activation that the call was handed to.</summary>
    public Activation? Activation { get; set; }

    /// <summary>The activation has let the call in, so it only waits for its turn to start.</summary>
    public bool Admitted { get; set; }

    public bool IsCompleted => Volatile.Read(ref _completed) != 0;

    public bool IsReadOnly => (Options & InvokeMethodOptions.ReadOnly) != 0;

    public bool IsAlwaysInterleave => (Options & InvokeMethodOptions.AlwaysInterleave) != 0;

    public Guid ReentrancyId => Context is null ? Guid.Empty : RequestContext.ReentrancyIdOf(Context);

    /// <summary>The token that the grain's method gets in place of the caller's.</summary>
    public CancellationTokenSource? Cancellation { get; set; }

    public void Accept() => Activation!.Accept(this);

    public void Complete(Response response)
    {
        if (Interlocked.Exchange(ref _completed, 1) != 0)
            return;
        OnCompleted();
        if (response.Exception is { } exception)
            SetException(exception);
        else
            SetResult(response);
    }

    public void Fail(Exception exception) => Complete(Response.FromException(exception));

    protected virtual void OnCompleted()
    {
    }

    protected abstract void SetResult(Response response);

    protected abstract void SetException(Exception exception);
}

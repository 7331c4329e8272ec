using Orleans.Serialization.Invocation;
using Orleans.Storage;

namespace Orleans.Runtime;

// Which calls run, and when: the rules of reentrancy.
internal sealed partial class Activation
{
    private readonly List<Call> _waiting = [];
    private Call? _blocking;
    private int _runningCalls;

    /// <summary>Takes a call from any thread.</summary>
    public void Receive(Call call)
    {
        call.Activation = this;
        if (!call.IsLocal)
        {
            var count = Interlocked.Increment(ref _requests);
            if (Silo.Limits.Refuses(this, count) is { } refusal)
            {
                Interlocked.Decrement(ref _requests);
                call.Fail(refusal);
                return;
            }
        }

        Turns.Enqueue(call);
    }

    /// <summary>Takes a call within a turn: starts it, or has it wait.</summary>
    public void Accept(Call call)
    {
        if (call.Admitted)
            Start(call);
        else if (_state == ActivationState.Ended)
            ForwardOrFail(call);
        else if (MayRunOrFails(call) is not { } mayRun)
            return;
        else if (mayRun)
        {
            Admit(call);
            Start(call);
        }
        else
            _waiting.Add(call);
    }

    void ICallChainReentrant.EnterReentrantSection(Guid id) => Extras.ReentrantSections.Add(id);

    void ICallChainReentrant.ExitReentrantSection(Guid id) => Extras.ReentrantSections.Remove(id);

    private bool MayRun(Call call)
    {
        if (_state != ActivationState.Active && !(call.IsLocal && _state == ActivationState.Deactivating && GrainInstance is not null))
            return false;
        if (_runningCalls == 0 || call.IsAlwaysInterleave || _blocking is null || (_blocking.IsReadOnly && call.IsReadOnly))
            return true;
        if (_components is { ReentrantSections.Count: > 0 } extras && extras.ReentrantSections.Contains(call.ReentrancyId))
            return true;
        return Class.MayInterleave(GrainInstance, call.Request) || (Class.HasInterleavePredicate && Class.MayInterleave(GrainInstance, _blocking.Request));
    }

    /// <summary>Null when the class's own predicate threw: that is the answer to the call.</summary>
    private bool? MayRunOrFails(Call call)
    {
        try
        {
            return MayRun(call);
        }
        catch (Exception exception)
        {
            Fail(call, exception);
            return null;
        }
    }

    private void Admit(Call call)
    {
        call.Admitted = true;
        _runningCalls++;
        if (!call.IsAlwaysInterleave)
            _blocking ??= call;
    }

    private void Start(Call call)
    {
        // A call that has timed out or was cancelled while it waited is not begun.
        if (call.IsCompleted)
        {
            End(call);
            return;
        }

        RequestContext.Import(call.Context);
        var invocation = Invoke(call);
        if (invocation.IsCompletedSuccessfully)
            Finish(call, invocation.GetAwaiter().GetResult());
        else
            _ = FinishLaterAsync(call, invocation);
    }

    private async Task FinishLaterAsync(Call call, ValueTask<Response> invocation)
    {
        Response response;
        try
        {
            response = await invocation;
        }
        catch (Exception exception)
        {
            response = Response.FromException(exception);
        }

        Finish(call, response);
    }

    private ValueTask<Response> Invoke(Call call)
    {
        try
        {
            call.Request.SetTarget(this);
            return Silo.IncomingFilters.Length == 0 && !Class.IsCallFilter
                ? call.Request.Invoke()
                : InvokeFiltered(call);
        }
        catch (Exception exception)
        {
            return new(Response.FromException(exception));
        }
    }

    private ValueTask<Response> InvokeFiltered(Call call)
    {
        var context = new IncomingCallContext(Silo.IncomingFilters, this, call);
        var passage = context.Invoke();
        return passage.IsCompletedSuccessfully ? new(context.Response ?? Response.Completed) : LaterAsync(context, passage);

        static async ValueTask<Response> LaterAsync(IncomingCallContext context, Task passage)
        {
            try
            {
                await passage;
                return context.Response ?? Response.Completed;
            }
            catch (Exception exception)
            {
                return Response.FromException(exception);
            }
        }
    }

    private void Finish(Call call, Response response)
    {
        if (response.Exception is InconsistentStateException { IsSourceActivation: true } inconsistent)
        {
            // The grain's memory is behind its storage: the next call gets a fresh activation. Callers further up are not to blame.
            inconsistent.IsSourceActivation = false;
            Deactivate(new(DeactivationReasonCode.ApplicationError, inconsistent, "A write met an etag that is not the one last seen."));
        }

        try
        {
            call.Request.CopyResult(response);
        }
        catch (Exception exception)
        {
            response = Response.FromException(exception);
        }

        // First, so that whoever is woken by the answer finds the activation idle.
        End(call);
        if (Silo.Faults?.LosesReply(call) != true)
            call.Complete(response);
    }

    private void End(Call call)
    {
        _runningCalls--;
        if (_blocking is null || ReferenceEquals(_blocking, call))
            _blocking = null;
        if (!call.IsLocal)
            Interlocked.Decrement(ref _requests);
        if (call.KeepsAlive)
            LastUsed = Silo.Clock.GetTimestamp();
        Pump();
        if (_state == ActivationState.Deactivating && _runningCalls == 0)
            BeginEnd();
    }

    private void Pump()
    {
        for (var i = 0; i < _waiting.Count;)
        {
            var call = _waiting[i];
            var mayRun = MayRunOrFails(call);
            if (mayRun == false)
            {
                i++;
                continue;
            }

            _waiting.RemoveAt(i);
            if (mayRun is null)
                continue;
            Admit(call);
            Turns.Enqueue(call);
        }
    }

    /// <summary>Hands a call on to the activation that takes this one's place.</summary>
    private void Forward(Call call)
    {
        if (call.IsLocal)
            return;
        Interlocked.Decrement(ref _requests);
        Silo.Catalog.Dispatch(call);
    }

    // Activation may fail before the call that caused it is accepted; a new activation for that call would fail the same way, for ever.
    private void ForwardOrFail(Call call)
    {
        if (_activationFailure is null || call.IsLocal)
        {
            Forward(call);
            return;
        }

        Fail(call, _activationFailure);
    }

    private void ForwardWaiting()
    {
        foreach (var call in _waiting)
            Forward(call);
        _waiting.Clear();
    }

    private void FailWaiting(Exception exception)
    {
        foreach (var call in _waiting)
            Fail(call, exception);
        _waiting.Clear();
    }

    private void Fail(Call call, Exception exception)
    {
        if (!call.IsLocal)
            Interlocked.Decrement(ref _requests);
        call.Fail(exception);
    }
}

using System.Diagnostics;

namespace Orleans.Runtime;

/// <summary>
/// The calls that somebody waits for. One periodic timer looks for those that are overdue, so a call costs no timer of its own:
/// two short critical sections on one of several lists.
/// </summary>
internal sealed class PendingCalls : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    private readonly OutgoingCall?[] _heads = new OutgoingCall?[16];
    private readonly Lock[] _gates = [.. Enumerable.Range(0, 16).Select(_ => new Lock())];
    private readonly Timer _timer;

    public PendingCalls() => _timer = new Timer(static state => ((PendingCalls)state!).FailOverdue(), this, Period, Period);

    public void Add(OutgoingCall call)
    {
        var stripe = Environment.CurrentManagedThreadId & 15;
        lock (_gates[stripe])
        {
            if (call.IsCompleted)
                return;
            call.Stripe = stripe;
            call.Next = _heads[stripe];
            if (call.Next is { } next)
                next.Previous = call;
            _heads[stripe] = call;
        }
    }

    public void Remove(OutgoingCall call)
    {
        var stripe = call.Stripe;
        if (stripe < 0)
            return;
        lock (_gates[stripe])
        {
            if (call.Next is { } next)
                next.Previous = call.Previous;
            if (call.Previous is { } previous)
                previous.Next = call.Next;
            else if (ReferenceEquals(_heads[stripe], call))
                _heads[stripe] = call.Next;
            call.Previous = call.Next = null;
        }
    }

    public void FailAll(Func<OutgoingCall, Exception> reason)
    {
        foreach (var call in Collect(_ => true))
            call.Fail(reason(call));
    }

    public void Dispose() => _timer.Dispose();

    private void FailOverdue()
    {
        foreach (var call in Collect(call => Stopwatch.GetElapsedTime(call.Started) > call.Timeout))
            call.OnTimeout();
    }

    private List<OutgoingCall> Collect(Func<OutgoingCall, bool> predicate)
    {
        var found = new List<OutgoingCall>();
        for (var stripe = 0; stripe < _heads.Length; stripe++)
        {
            lock (_gates[stripe])
            {
                for (var call = _heads[stripe]; call is not null; call = call.Next)
                {
                    if (predicate(call))
                        found.Add(call);
                }
            }
        }

        return found;
    }
}

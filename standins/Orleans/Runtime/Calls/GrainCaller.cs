using Orleans.Configuration;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>Sends the calls of a silo's grains or of a client: outgoing filters, request context, timeout, cancellation.</summary>
internal sealed class GrainCaller(IOutgoingGrainCallFilter[] filters, MessagingOptions options, Instruments instruments, Func<Silo> silo, bool isClient) : IGrainCaller, IDisposable
{
    private readonly TimeSpan _timeout = options.ResponseTimeout;
    private readonly GrainReferences _references = new(silo);

    public PendingCalls Pending { get; } = new();

    public GrainReference Reference(GrainType grainType, IdSpan key, Type interfaceType) => _references.Get(this, grainType, key, interfaceType);

    public Task Invoke(GrainReference target, GrainRequest request) =>
        filters.Length == 0 ? Send(target, request) : FilterAsync(target, request, SendAsResponse(target, request));

    public Task<T> Invoke<T>(GrainReference target, GrainRequest request) =>
        filters.Length == 0 ? Send<T>(target, request) : FilterAsync<T>(target, request, SendAsResponse<T>(target, request));

    public void Dispose()
    {
        Pending.FailAll(call => new SiloUnavailableException($"The silo stopped before it answered {call.Request.Shape.ActivityName}."));
        Pending.Dispose();
    }

    private Task Send(GrainReference target, GrainRequest request)
    {
        if (request.Shape.IsOneWay)
        {
            silo().Receive(new OneWayCall(request, target.GrainId) { Source = RuntimeContext.Current?.GrainId, Context = RequestContext.Export() }, isClient);
            return Task.CompletedTask;
        }

        var call = new OutgoingVoidCall(request, target.GrainId)
        {
            Source = RuntimeContext.Current?.GrainId,
            Context = RequestContext.Export(),
            Pending = Pending,
            Instruments = instruments,
            Timeout = request.Shape.ResponseTimeout ?? _timeout,
        };
        Dispatch(call);
        return call.Task;
    }

    private Task<T> Send<T>(GrainReference target, GrainRequest request)
    {
        var call = new OutgoingCall<T>(request, target.GrainId)
        {
            Source = RuntimeContext.Current?.GrainId,
            Context = RequestContext.Export(),
            Pending = Pending,
            Instruments = instruments,
            Timeout = request.Shape.ResponseTimeout ?? _timeout,
        };
        Dispatch(call);
        return call.Task;
    }

    private void Dispatch(OutgoingCall call)
    {
        Pending.Add(call);
        if (call.Request.Shape.TokenIndex >= 0 && call.Request.GetCancellationToken() is { CanBeCanceled: true } token)
        {
            call.Observe(token);
            if (call.IsCompleted)
                return;
        }

        silo().Receive(call, isClient);
    }

    private async Task FilterAsync(GrainReference target, GrainRequest request, Func<Task<Response>> send)
    {
        var context = new OutgoingCallContext(filters, target, request, send);
        await context.Invoke();
        _ = context.Response?.Result;
    }

    private async Task<T> FilterAsync<T>(GrainReference target, GrainRequest request, Func<Task<Response>> send)
    {
        var context = new OutgoingCallContext(filters, target, request, send);
        await context.Invoke();
        return context.Response is null ? default! : context.Response.GetResult<T>()!;
    }

    private Func<Task<Response>> SendAsResponse(GrainReference target, GrainRequest request) => async () =>
    {
        await Send(target, request);
        return Response.Completed;
    };

    private Func<Task<Response>> SendAsResponse<T>(GrainReference target, GrainRequest request) => async () => Response.FromResult(await Send<T>(target, request));
}

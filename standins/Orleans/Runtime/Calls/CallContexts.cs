using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>What filters on both sides see of a call.</summary>
internal abstract class CallContext(GrainRequest request) : IGrainCallContext
{
    public IInvokable Request { get; } = request;

    public abstract object Grain { get; }

    public abstract GrainId? SourceId { get; }

    public abstract GrainId TargetId { get; }

    public GrainInterfaceType InterfaceType => GrainInterfaceType.Create(Request.GetInterfaceName());

    public string InterfaceName => Request.GetInterfaceName();

    public string MethodName => Request.GetMethodName();

    public MethodInfo InterfaceMethod => Request.GetMethod();

    public Response? Response { get; set; }

    public object? Result
    {
        get => Response?.Result;
        set
        {
            if (Response is { Exception: null } response and not CompletedResponse)
                response.Result = value;
            else
                Response = Response.FromResult(value);
        }
    }

    public abstract Task Invoke();
}

/// <summary>Passes an outgoing call through the filters, then sends it.</summary>
internal sealed class OutgoingCallContext(IOutgoingGrainCallFilter[] filters, GrainReference target, GrainRequest request, Func<Task<Response>> send)
    : CallContext(request), IOutgoingGrainCallContext
{
    private int _next;

    public override object Grain => target;

    public override GrainId? SourceId => SourceContext?.GrainId;

    public override GrainId TargetId => target.GrainId;

    public IGrainContext? SourceContext { get; } = RuntimeContext.Current;

    public override async Task Invoke()
    {
        if (_next < filters.Length)
            await filters[_next++].Invoke(this);
        else
            Response = await send();
    }
}

/// <summary>Passes an incoming call through the silo's filters and the grain's own, then invokes the grain.</summary>
internal sealed class IncomingCallContext(IIncomingGrainCallFilter[] filters, Activation activation, Call call) : CallContext(call.Request), IIncomingGrainCallContext
{
    private int _next;

    public override object Grain => activation.GrainInstance!;

    public override GrainId? SourceId => call.Source;

    public override GrainId TargetId => call.Target;

    public IGrainContext TargetContext => activation;

    public MethodInfo ImplementationMethod => activation.Class.ImplementationOf(InterfaceMethod);

    public override Task Invoke()
    {
        var stage = _next++;
        if (stage < filters.Length)
            return filters[stage].Invoke(this);
        if (stage == filters.Length && activation.Class.IsCallFilter)
            return ((IIncomingGrainCallFilter)activation.GrainInstance!).Invoke(this);
        var invocation = Request.Invoke();
        return invocation.IsCompletedSuccessfully ? Answer(invocation.GetAwaiter().GetResult()) : AnswerLaterAsync(invocation);
    }

    private async Task AnswerLaterAsync(ValueTask<Response> invocation) => await Answer(await invocation);

    // Filters see a failure as an exception, as they would around a plain method.
    private Task Answer(Response response)
    {
        Response = response;
        return response.Exception is null ? Task.CompletedTask : Task.FromException(response.Exception);
    }
}

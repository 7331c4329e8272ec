using Orleans;

namespace SocialRec.Grains.Tests.Support;

/// <summary>Lets calls fail on request, before they reach their grain.</summary>
public sealed class CallFaults : IIncomingGrainCallFilter
{
    /// <summary>Which calls fail, by method and key; none unless set.</summary>
    public Func<string, string, bool> Fails { get; set; } = (_, _) => false;

    public Task Invoke(IIncomingGrainCallContext context) => Fails(context.MethodName, context.TargetId.Key.ToString())
        ? throw new TimeoutException($"{context.MethodName} was lost on its way.")
        : context.Invoke();
}

using System.Reflection;
using Orleans;
using Orleans.Concurrency;

namespace SocialRec.Grains.Tests.Support;

/// <summary>Enters in a <see cref="CallGraph"/> every call between grains of ours that may have to wait until its target has ended what it is doing.</summary>
public sealed class CallGraphFilter(CallGraph calls) : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.SourceId is { } source && !source.Type.ToString()!.StartsWith("sys.", StringComparison.Ordinal) && MayWait(context))
            calls.Add(source.Type.ToString()!, context.TargetId.Type.ToString()!);
        return context.Invoke();
    }

    private static bool MayWait(IIncomingGrainCallContext context) =>
        context.InterfaceMethod.GetCustomAttribute<AlwaysInterleaveAttribute>() is null && context.Grain.GetType().GetCustomAttribute<ReentrantAttribute>() is null;
}

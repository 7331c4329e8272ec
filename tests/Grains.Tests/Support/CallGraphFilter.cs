using System.Collections.Concurrent;
using System.Reflection;
using Orleans;
using Orleans.Concurrency;

namespace SocialRec.Grains.Tests.Support;

/// <summary>Enters in a <see cref="CallGraph"/> every call of an interface of ours, between grains, that may have to wait until its target has ended what it is doing.</summary>
public sealed class CallGraphFilter(CallGraph calls) : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<(MethodInfo Method, Type Grain), bool> _mayWait = new();

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.SourceId is { } source && _mayWait.GetOrAdd((context.InterfaceMethod, context.Grain.GetType()), MayWait))
            calls.Add(source.Type.ToString()!, context.TargetId.Type.ToString()!);
        return context.Invoke();
    }

    private static bool MayWait((MethodInfo Method, Type Grain) call) =>
        call.Method.DeclaringType!.Namespace!.StartsWith("SocialRec", StringComparison.Ordinal)
        && call.Method.GetCustomAttribute<AlwaysInterleaveAttribute>() is null && call.Grain.GetCustomAttribute<ReentrantAttribute>() is null;
}

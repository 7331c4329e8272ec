using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>Makes references for one host; what references of one kind share is made once.</summary>
internal sealed class GrainReferences(Func<Silo> silo)
{
    private readonly ConcurrentDictionary<(GrainType, Type), GrainReferenceShared> _shared = new();
    private readonly ConcurrentDictionary<(Type, string?), GrainReferenceShared> _byInterface = new();

    public GrainReference Get(IGrainCaller caller, GrainType grainType, IdSpan key, Type interfaceType)
    {
        var shared = _shared.GetOrAdd((grainType, interfaceType), static (kind, caller) => new GrainReferenceShared(kind.Item1, InterfaceShape.Of(kind.Item2), caller), caller);
        return shared.Interface.Create(shared, key);
    }

    public GrainReference Get(IGrainCaller caller, Type interfaceType, IdSpan key, string? classNamePrefix)
    {
        if (!_byInterface.TryGetValue((interfaceType, classNamePrefix), out var shared))
        {
            var grainType = silo().Classes.Resolve(interfaceType, classNamePrefix).GrainType;
            shared = _byInterface.GetOrAdd((interfaceType, classNamePrefix), new GrainReferenceShared(grainType, InterfaceShape.Of(interfaceType), caller));
        }

        return shared.Interface.Create(shared, key);
    }
}

using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>What the runtime knows of one grain interface, and how to make its references.</summary>
internal sealed class InterfaceShape
{
    private static readonly ConcurrentDictionary<Type, InterfaceShape> Known = new();

    private InterfaceShape(Type type)
    {
        Type = type;
        InterfaceType = GrainInterfaceType.Create(NameOf(type));
        Create = ProxyEmitter.Emit(type);
    }

    public Type Type { get; }

    public GrainInterfaceType InterfaceType { get; }

    public Func<GrainReferenceShared, IdSpan, GrainReference> Create { get; }

    public static InterfaceShape Of(Type type) => Known.GetOrAdd(type, static type => new InterfaceShape(type));

    public static string NameOf(Type type) => type.GetCustomAttribute<AliasAttribute>(false)?.Alias ?? type.FullName ?? type.Name;
}

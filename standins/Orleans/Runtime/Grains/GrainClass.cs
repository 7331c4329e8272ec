using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Orleans.Concurrency;
using Orleans.Placement;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>What the runtime knows of one grain class.</summary>
internal sealed class GrainClass
{
    private readonly ConcurrentDictionary<MethodInfo, MethodInfo> _implementations = new();
    private readonly Func<object?, IInvokable, bool>? _mayInterleave;

    public GrainClass(Type type)
    {
        Type = type;
        GrainType = GrainType.Create(type.GetCustomAttribute<GrainTypeAttribute>()?.GrainType ?? Conventional(type));
        IsCallFilter = typeof(IIncomingGrainCallFilter).IsAssignableFrom(type);
        IsReentrant = type.GetCustomAttribute<ReentrantAttribute>() is not null;
        StatelessWorker = type.GetCustomAttribute<PlacementAttribute>()?.PlacementStrategy as StatelessWorkerPlacement;
        PlacementFilters = [.. type.GetCustomAttributes<PlacementFilterAttribute>().Select(filter => filter.PlacementFilterStrategy).OrderBy(filter => filter.Order)];
        CollectionAge = type.GetCustomAttribute<KeepAliveAttribute>() is not null ? Timeout.InfiniteTimeSpan
            : type.GetCustomAttribute<CollectionAgeLimitAttribute>() is { } limit ? limit.AlwaysActive ? Timeout.InfiniteTimeSpan : limit.AgeLimit
            : null;
        if (type.GetCustomAttribute<MayInterleaveAttribute>() is { } mayInterleave)
            _mayInterleave = CompilePredicate(type, mayInterleave.CallbackMethodName);
        Interfaces = [.. type.GetInterfaces().Where(candidate => typeof(IAddressable).IsAssignableFrom(candidate) && !IsMarker(candidate))];
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public Type[] Interfaces { get; }

    public bool IsReentrant { get; }

    /// <summary>Whether its grains are the last filter of their own calls.</summary>
    public bool IsCallFilter { get; }

    public StatelessWorkerPlacement? StatelessWorker { get; }

    /// <summary>What narrows the silos it may be placed on, in order.</summary>
    public PlacementFilterStrategy[] PlacementFilters { get; }

    /// <summary>How long an activation may idle; null for the silo's default, infinite for ever.</summary>
    public TimeSpan? CollectionAge { get; }

    /// <summary>Makes an instance for an activation; set when the first one is needed.</summary>
    public GrainConstructor? Constructor { get; set; }

    public bool MayInterleave(object? grain, IInvokable request) => IsReentrant || (_mayInterleave is not null && _mayInterleave(grain, request));

    public bool HasInterleavePredicate => _mayInterleave is not null;

    public MethodInfo ImplementationOf(MethodInfo interfaceMethod) => _implementations.GetOrAdd(interfaceMethod, method =>
    {
        if (!method.DeclaringType!.IsAssignableFrom(Type))
            return method;
        var map = Type.GetInterfaceMap(method.DeclaringType);
        return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, method)];
    });

    public static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && typeof(IGrain).IsAssignableFrom(type) && !typeof(GrainReference).IsAssignableFrom(type);

    private static bool IsMarker(Type type) => type.Assembly == typeof(IGrain).Assembly && type.GetMethods().Length == 0;

    private static string Conventional(Type type)
    {
        var name = type.Name.ToLowerInvariant();
        return name.Length > 5 && name.EndsWith("grain", StringComparison.Ordinal) ? name[..^5] : name;
    }

    private static Func<object?, IInvokable, bool> CompilePredicate(Type type, string name)
    {
        const BindingFlags any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy;
        var method = type.GetMethod(name, any, [typeof(IInvokable)])
            ?? throw new InvalidOperationException($"Class {type} has [MayInterleave(\"{name}\")] but no method bool {name}(IInvokable).");
        var (grain, request) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(IInvokable)));
        var call = method.IsStatic ? Expression.Call(method, request) : Expression.Call(Expression.Convert(grain, type), method, request);
        return Expression.Lambda<Func<object?, IInvokable, bool>>(call, grain, request).Compile();
    }
}

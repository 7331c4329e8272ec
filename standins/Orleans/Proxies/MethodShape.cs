using System.Reflection;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>What the runtime knows of one method of a grain interface.</summary>
internal sealed class MethodShape
{
    public MethodShape(MethodInfo method)
    {
        Method = method;
        InterfaceType = method.DeclaringType!;
        InterfaceName = InterfaceShape.NameOf(InterfaceType);
        ActivityName = $"{InterfaceName}/{method.Name}";
        Options = (Has<OneWayAttribute>() ? InvokeMethodOptions.OneWay : 0)
            | (Has<ReadOnlyAttribute>() ? InvokeMethodOptions.ReadOnly : 0)
            | (Has<AlwaysInterleaveAttribute>() ? InvokeMethodOptions.AlwaysInterleave : 0);
        ResponseTimeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        Parameters = method.GetParameters();
        IsOfExtension = InterfaceType.IsAssignableTo(typeof(IGrainExtension));
        IsResultImmutable = method.ReturnParameter.IsDefined(typeof(ImmutableAttribute), false);
        TokenIndex = Array.FindIndex(Parameters, parameter => parameter.ParameterType == typeof(CancellationToken));
    }

    public MethodInfo Method { get; }

    public Type InterfaceType { get; }

    public string InterfaceName { get; }

    public string ActivityName { get; }

    public InvokeMethodOptions Options { get; }

    /// <summary>Whether its target is an extension of the runtime, a component beside the grain.</summary>
    public bool IsOfExtension { get; }

    public TimeSpan? ResponseTimeout { get; }

    public ParameterInfo[] Parameters { get; }

    /// <summary>The position of the cancellation token among the parameters, or -1.</summary>
    public int TokenIndex { get; }

    public bool IsResultImmutable { get; }

    public bool IsOneWay => (Options & InvokeMethodOptions.OneWay) != 0;

    private bool Has<T>() where T : Attribute => Method.GetCustomAttribute<T>() is not null;
}

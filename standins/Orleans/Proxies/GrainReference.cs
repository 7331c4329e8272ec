namespace Orleans.Runtime;

/// <summary>What the references of one interface to one class of grains have in common.</summary>
public sealed class GrainReferenceShared
{
    internal GrainReferenceShared(GrainType grainType, InterfaceShape shape, IGrainCaller caller)
    {
        GrainType = grainType;
        Interface = shape;
        Caller = caller;
    }

    public GrainType GrainType { get; }

    public GrainInterfaceType InterfaceType => Interface.InterfaceType;

    internal InterfaceShape Interface { get; }

    internal IGrainCaller Caller { get; }
}

/// <summary>A reference to a grain. The references that <see cref="IGrainFactory"/> makes derive from it and implement the grain's interface.</summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly GrainReferenceShared _shared;
    private readonly IdSpan _key;

    protected GrainReference(GrainReferenceShared shared, IdSpan key)
    {
        _shared = shared;
        _key = key;
    }

    public GrainId GrainId => new(_shared.GrainType, _key);

    public GrainInterfaceType InterfaceType => _shared.InterfaceType;

    public string InterfaceName => InterfaceType.ToString();

    public virtual TGrainInterface Cast<TGrainInterface>() where TGrainInterface : IAddressable => (TGrainInterface)Cast(typeof(TGrainInterface));

    public uint GetUniformHashCode() => GrainId.GetUniformHashCode();

    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public sealed override string ToString() => $"GrainReference:{GrainId}:{InterfaceType}";

    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) => reference1 is null ? reference2 is null : reference1.Equals(reference2);

    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !(reference1 == reference2);

    // Within a grain every call leaves through its silo, whichever host made the reference.
    private IGrainCaller Caller => RuntimeContext.Current is Activation activation ? activation.Silo.Caller : _shared.Caller;

    internal object Cast(Type interfaceType) =>
        interfaceType.IsInstanceOfType(this) ? this : _shared.Caller.Reference(_shared.GrainType, _key, interfaceType);

    // The emitted methods of a reference end in one of these, by their return type.
    internal Task InvokeTask(GrainRequest request) => Caller.Invoke(this, request);

    internal Task<T> InvokeTask<T>(GrainRequest request) => Caller.Invoke<T>(this, request);

    internal ValueTask InvokeValueTask(GrainRequest request) => new(Caller.Invoke(this, request));

    internal ValueTask<T> InvokeValueTask<T>(GrainRequest request) => new(Caller.Invoke<T>(this, request));

    internal void InvokeVoid(GrainRequest request) => _ = Caller.Invoke(this, request);

    internal IAsyncEnumerable<T> InvokeEnumerable<T>(GrainRequest request) => ((AsyncEnumerableRequest<T>)request).AddressedTo(this);
}

/// <summary>Sends the calls of one host's references.</summary>
internal interface IGrainCaller
{
    Task Invoke(GrainReference target, GrainRequest request);

    Task<T> Invoke<T>(GrainReference target, GrainRequest request);

    GrainReference Reference(GrainType grainType, IdSpan key, Type interfaceType);
}

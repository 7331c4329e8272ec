namespace Orleans.Runtime.Placement;

/// <summary>The grain that is to be placed, and the call that it is placed for.</summary>
public readonly struct PlacementTarget(GrainId grainIdentity, Dictionary<string, object> requestContextData, GrainInterfaceType interfaceType, ushort interfaceVersion)
{
    public GrainId GrainIdentity { get; } = grainIdentity;

    public GrainInterfaceType InterfaceType { get; } = interfaceType;

    public ushort InterfaceVersion { get; } = interfaceVersion;

    public Dictionary<string, object> RequestContextData { get; } = requestContextData;
}

namespace Orleans.Runtime;

/// <summary>Which activation of a grain lives on which silo.</summary>
public sealed record GrainAddress
{
    public GrainId GrainId { get; init; }

    public ActivationId ActivationId { get; init; }

    public SiloAddress? SiloAddress { get; init; }
}

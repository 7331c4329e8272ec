namespace SocialRec.Storage.Faults;

/// <summary>
/// How often a store is to misbehave in a test, and from which seed. What happens to the n-th request for a record follows from the seed,
/// the record and n alone, however requests interleave. It is not an options type and no configuration is read into it: only code that
/// builds a silo can ask for faults.
/// </summary>
/// <param name="Seed">Two runs with one seed misbehave alike.</param>
public sealed record StorageFaultPlan(int Seed)
{
    /// <summary>The share of writes, 0 to 1, that fail and change nothing.</summary>
    public double FailBeforeWrite { get; init; }

    /// <summary>The share of writes, 0 to 1, that are committed and then reported as failed.</summary>
    public double FailAfterWrite { get; init; }

    /// <summary>The share of reads, 0 to 1, that fail.</summary>
    public double FailRead { get; init; }

    /// <summary>The share of requests, 0 to 1, that wait for <see cref="Delay"/> first.</summary>
    public double Delayed { get; init; }

    /// <summary>How long a delayed request waits.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(500);
}

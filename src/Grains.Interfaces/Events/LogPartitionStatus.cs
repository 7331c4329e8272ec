namespace SocialRec.Grains.Interfaces.Events;

/// <summary>Where a partition stands. Positions count events from 1.</summary>
/// <param name="Written">The last durable event.</param>
/// <param name="Dispatched">The last event that every receiver has applied.</param>
/// <param name="Checkpoint">The last event that every receiver has made durable in its own view: a restart dispatches from here.</param>
/// <param name="Waiting">Events that wait for a write.</param>
/// <param name="Parked">Deliveries given up on after repeated failures, kept and shown.</param>
[GenerateSerializer, Immutable, Alias("LogPartitionStatus")]
public sealed record LogPartitionStatus(
    [property: Id(0)] long Written,
    [property: Id(1)] long Dispatched,
    [property: Id(2)] long Checkpoint,
    [property: Id(3)] int Waiting,
    [property: Id(4)] int Parked);

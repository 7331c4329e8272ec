namespace SocialRec.Grains.Interfaces.Events;

/// <summary>Where a partition stands. Positions grow along the log and leave gaps; 0 stands before everything.</summary>
/// <param name="Written">The last durable event.</param>
/// <param name="Dispatched">The last event that every receiver has applied.</param>
/// <param name="Checkpoint">The last event that every receiver has made durable in its own view: a restart dispatches from here.</param>
/// <param name="Waiting">Events that wait for a write.</param>
/// <param name="Parked">Deliveries set aside after repeated failures: kept, shown, and tried again from time to time.</param>
/// <param name="Events">How many events the log holds.</param>
[GenerateSerializer, Immutable, Alias("LogPartitionStatus")]
public sealed record LogPartitionStatus(
    [property: Id(0)] long Written,
    [property: Id(1)] long Dispatched,
    [property: Id(2)] long Checkpoint,
    [property: Id(3)] int Waiting,
    [property: Id(4)] int Parked,
    [property: Id(5)] long Events);

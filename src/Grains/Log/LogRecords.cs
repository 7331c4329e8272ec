using SocialRec.Grains.State;

namespace SocialRec.Grains.Log;

/// <summary>The records of a partition that are rewritten.</summary>
/// <param name="Head">Where the log stands.</param>
/// <param name="Parked">What was set aside.</param>
internal sealed record LogRecords(IPersistentState<LogHead> Head, LazyRecord<ParkedDeliveries> Parked);

namespace SocialRec.Grains.Log;

/// <summary>One partition's share of the silo's gauges, in events; parked in deliveries.</summary>
internal readonly record struct LogGauges(long Written, long Waiting, long Undispatched, long Undurable, long Parked);

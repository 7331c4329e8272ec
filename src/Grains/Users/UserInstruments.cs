using System.Diagnostics.Metrics;

namespace SocialRec.Grains.Users;

/// <summary>What the users' views of this silo measure.</summary>
internal static class UserInstruments
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "SocialRec.Users";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Behind = Meter.CreateCounter<long>("socialrec.users.behind", description: "Deltas that did not join on.");
    private static readonly Counter<long> Snapshots = Meter.CreateCounter<long>("socialrec.users.snapshots", description: "Snapshots written.");
    private static readonly Counter<long> Tails = Meter.CreateCounter<long>("socialrec.users.tails", description: "Tails read from partitions.");
    private static readonly Counter<long> FeedWrites = Meter.CreateCounter<long>("socialrec.users.feed.writes", description: "Feeds written.");
    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("socialrec.users.feed.deliveries", description: "Deliveries of acts to followers' feeds.");
    private static readonly Counter<long> LeftForPull = Meter.CreateCounter<long>("socialrec.users.feed.unpushed", description: "Runs of acts not pushed because their author has too many followers.");
    private static readonly Histogram<double> FeedLag = Meter.CreateHistogram<double>("socialrec.users.feed.lag", "ms", "From an act's own time until a follower's feed has it.");

    public static void OnBehind() => Behind.Add(1);

    public static void OnSnapshot() => Snapshots.Add(1);

    public static void OnTailRead() => Tails.Add(1);

    public static void OnFeedWritten() => FeedWrites.Add(1);

    public static void OnDelivered() => Deliveries.Add(1);

    public static void OnLeftForPull() => LeftForPull.Add(1);

    public static void OnFeedTaken(double lagMs) => FeedLag.Record(lagMs);
}

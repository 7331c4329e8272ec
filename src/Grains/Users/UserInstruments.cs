using System.Diagnostics.Metrics;

namespace SocialRec.Grains.Users;

/// <summary>What the users' views of this silo measure.</summary>
internal static class UserInstruments
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "SocialRec.Users";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Behind = Meter.CreateCounter<long>("socialrec.users.behind", "{delta}", "Deltas that did not join on.");
    private static readonly Counter<long> Snapshots = Meter.CreateCounter<long>("socialrec.users.snapshots", "{snapshot}", "Snapshots written.");
    private static readonly Counter<long> Tails = Meter.CreateCounter<long>("socialrec.users.tails", "{tail}", "Tails read from partitions.");
    private static readonly Counter<long> FeedWrites = Meter.CreateCounter<long>("socialrec.users.feed.writes", "{feed}", "Feeds written.");
    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("socialrec.users.feed.deliveries", "{delivery}", "Deliveries of acts to followers' feeds.");
    private static readonly Counter<long> LeftForPull = Meter.CreateCounter<long>("socialrec.users.feed.unpushed", "{run}", "Runs of acts not pushed because their author has too many followers.");
    private static readonly Histogram<double> FeedLag = Meter.CreateHistogram<double>("socialrec.users.feed.lag", "ms", "From an act's own time until a follower's feed has it.", tags: null, DurationBuckets.Milliseconds);

    public static void OnBehind() => Behind.Add(1);

    public static void OnSnapshot() => Snapshots.Add(1);

    public static void OnTailRead() => Tails.Add(1);

    public static void OnFeedWritten() => FeedWrites.Add(1);

    public static void OnDelivered() => Deliveries.Add(1);

    public static void OnLeftForPull() => LeftForPull.Add(1);

    public static void OnFeedTaken(double lagMs) => FeedLag.Record(lagMs);
}

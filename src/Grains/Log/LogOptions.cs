using System.ComponentModel.DataAnnotations;
using Orleans.Providers;

namespace SocialRec.Grains.Log;

/// <summary>Settings of the log partitions.</summary>
public sealed class LogOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Log";

    /// <summary>The storage of chunks and other records of the log; default <c>Default</c>, where all grains keep theirs.</summary>
    [Required(ErrorMessage = "Log:StorageName must not be empty.")]
    public string StorageName { get; set; } = ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME;

    /// <summary>The most bytes of a chunk; default 65,536 (64 KiB), from 4,096. Azure Table takes at most 983,040. The largest event is a little smaller.</summary>
    [Range(4096, 983_040, ErrorMessage = "Log:MaxChunkBytes must be 4096 to 983040 bytes.")]
    public int MaxChunkBytes { get; set; } = 65_536;

    /// <summary>The most events of a partition that wait for their write; more are refused. Default 20,000, from 1,000.</summary>
    [Range(1000, 10_000_000, ErrorMessage = "Log:MaxWaitingEvents must be 1000 to 10000000.")]
    public int MaxWaitingEvents { get; set; } = 20_000;

    /// <summary>How many of the last accepted event ids a partition remembers: a repeat within them is dropped. Default 262,144, from 1,024.</summary>
    [Range(1024, 16_777_216, ErrorMessage = "Log:RememberedIds must be 1024 to 16777216.")]
    public int RememberedIds { get; set; } = 262_144;

    /// <summary>The most events of a partition that are written but not yet durable in every view: what a restart dispatches again. Appends beyond it are refused. Default 262,144, from 1,024.</summary>
    [Range(1024, 16_777_216, ErrorMessage = "Log:MaxUndurableEvents must be 1024 to 16777216.")]
    public int MaxUndurableEvents { get; set; } = 262_144;

    /// <summary>The most views of a partition that may be behind in writing their own records. Appends beyond it are refused. Default 65,536, from 1,024.</summary>
    [Range(1024, 16_777_216, ErrorMessage = "Log:MaxUndurableViews must be 1024 to 16777216.")]
    public int MaxUndurableViews { get; set; } = 65_536;

    /// <summary>The most calls to views that a partition has under way; default 512, from 1.</summary>
    [Range(1, 65_536, ErrorMessage = "Log:MaxCallsInFlight must be 1 to 65536.")]
    public int MaxCallsInFlight { get; set; } = 512;

    /// <summary>How long events may wait to become durable in a view before the view is asked to write, seconds; default 60, from 0.</summary>
    [Range(0, 86_400, ErrorMessage = "Log:FlushAfterSeconds must be 0 to 86400 seconds.")]
    public double FlushAfterSeconds { get; set; } = 60;

    /// <summary>
    /// How long the checkpoint stays behind what was dispatched, seconds, so that followers' feeds have been written by then; default 15, from 0.
    /// Keep it above twice <c>Users:FeedWriteDelaySeconds</c>.
    /// </summary>
    [Range(0, 3600, ErrorMessage = "Log:FeedSettleSeconds must be 0 to 3600 seconds.")]
    public double FeedSettleSeconds { get; set; } = 15;

    /// <summary>How often a partition looks after its tail, milliseconds; default 1,000, from 10.</summary>
    [Range(10, 60_000, ErrorMessage = "Log:RoundMs must be 10 to 60000 milliseconds.")]
    public int RoundMs { get; set; } = 1000;

    /// <summary>How often a delivery may fail before it is parked; waits double from one second to eight. Default 12, which is over a minute; from 1.</summary>
    [Range(1, 100, ErrorMessage = "Log:DeliveryAttempts must be 1 to 100.")]
    public int DeliveryAttempts { get; set; } = 12;

    /// <summary>How many receivers a partition parks at most: if more fail, the fault is not theirs, and the tail grows until appends are refused. Default 1,000, from 1.</summary>
    [Range(1, 100_000, ErrorMessage = "Log:MaxParkedReceivers must be 1 to 100000.")]
    public int MaxParkedReceivers { get; set; } = 1000;

    /// <summary>How long a parked delivery waits for its next try, minutes; default 10, from 0.</summary>
    [Range(0, 1440, ErrorMessage = "Log:ParkedRetryMinutes must be 0 to 1440 minutes.")]
    public double ParkedRetryMinutes { get; set; } = 10;

    /// <summary>How often a reminder wakes a partition that nobody calls, minutes; default 5, from 1.</summary>
    [Range(1, 1440, ErrorMessage = "Log:ReminderMinutes must be 1 to 1440 minutes.")]
    public int ReminderMinutes { get; set; } = 5;
}

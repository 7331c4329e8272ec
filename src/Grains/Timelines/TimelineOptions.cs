using System.ComponentModel.DataAnnotations;

namespace SocialRec.Grains.Timelines;

/// <summary>How the timelines of circles and of people with many followers travel.</summary>
public sealed class TimelineOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Timelines";

    /// <summary>The least milliseconds between two rows of one timeline: what bounds the work that a busy one makes. Default 250; 10 to 60,000.</summary>
    [Range(10, 60_000, ErrorMessage = "Timelines:PublishMs must be 10 to 60000 milliseconds.")]
    public int PublishMs { get; set; } = 250;

    /// <summary>Seconds between a row's change and its write; default 5, 0 to 3,600. Twice this stays below <c>Log:FeedSettleSeconds</c>.</summary>
    [Range(0, 3600, ErrorMessage = "Timelines:WriteDelaySeconds must be 0 to 3600 seconds.")]
    public double WriteDelaySeconds { get; set; } = 5;

    /// <summary>Milliseconds that a replica waits at a shard for a change. Default 1,000; 50 to 10,000.</summary>
    [Range(50, 10_000, ErrorMessage = "Timelines:PollMs must be 50 to 10000 milliseconds.")]
    public int PollMs { get; set; } = 1000;

    /// <summary>Rows that a replica asks for at once. Default 200; 1 to 1,000.</summary>
    [Range(1, 1000, ErrorMessage = "Timelines:PollRows must be 1 to 1000.")]
    public int PollRows { get; set; } = 200;
}

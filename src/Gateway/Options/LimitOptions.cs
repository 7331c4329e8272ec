using System.ComponentModel.DataAnnotations;

namespace SocialRec.Gateway.Options;

/// <summary>How big, deep, slow and many requests may be.</summary>
public sealed class LimitOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string SectionName = "Gateway:Limits";

    /// <summary>The biggest JSON body, in bytes; it is held in memory. Default 4 MiB, 1 KiB to 64 MiB.</summary>
    [Range(1_024, 67_108_864, ErrorMessage = "Gateway:Limits:MaxJsonBodyBytes must be {1} to {2} bytes.")]
    public int MaxJsonBodyBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>The biggest NDJSON body, in bytes; it is streamed. Default 4 GiB, 1 KiB to 1 TiB.</summary>
    [Range(1_024L, 1_099_511_627_776L, ErrorMessage = "Gateway:Limits:MaxStreamBytes must be {1} to {2} bytes.")]
    public long MaxStreamBytes { get; set; } = 4L * 1024 * 1024 * 1024;

    /// <summary>The longest event, item or user in a bulk body, in bytes. Default 128 KiB, 1 KiB to 1 MiB.</summary>
    [Range(1_024, 1_048_576, ErrorMessage = "Gateway:Limits:MaxElementBytes must be {1} to {2} bytes.")]
    public int MaxElementBytes { get; set; } = 128 * 1024;

    /// <summary>How long a request may take, in seconds; after that it is answered with 503, or 408 if its body has not come. Default 10, 1 to 600.</summary>
    [Range(1, 600, ErrorMessage = "Gateway:Limits:RequestSeconds must be {1} to {2} seconds.")]
    public int RequestSeconds { get; set; } = 10;

    /// <summary>How long a streamed body, or the file of a model, may take, in seconds. Default 3,600, 1 to 86,400.</summary>
    [Range(1, 86_400, ErrorMessage = "Gateway:Limits:StreamSeconds must be {1} to {2} seconds.")]
    public int StreamSeconds { get; set; } = 3_600;

    /// <summary>How long a request's headers may take, in seconds. Default 10, 1 to 600.</summary>
    [Range(1, 600, ErrorMessage = "Gateway:Limits:HeaderSeconds must be {1} to {2} seconds.")]
    public int HeaderSeconds { get; set; } = 10;

    /// <summary>The slowest body, in bytes a second, after five seconds of grace. Default 240, 1 to 1,048,576.</summary>
    [Range(1, 1_048_576, ErrorMessage = "Gateway:Limits:MinBodyBytesPerSecond must be {1} to {2} bytes.")]
    public int MinBodyBytesPerSecond { get; set; } = 240;

    /// <summary>How many requests are worked on at a time. Default 1,024, 1 to 100,000.</summary>
    [Range(1, 100_000, ErrorMessage = "Gateway:Limits:MaxConcurrentRequests must be {1} to {2}.")]
    public int MaxConcurrentRequests { get; set; } = 1_024;

    /// <summary>How many more may wait; beyond that the answer is 429. Default 1,024, 0 to 100,000.</summary>
    [Range(0, 100_000, ErrorMessage = "Gateway:Limits:MaxQueuedRequests must be {1} to {2}.")]
    public int MaxQueuedRequests { get; set; } = 1_024;
}

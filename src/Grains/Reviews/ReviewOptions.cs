using System.ComponentModel.DataAnnotations;

namespace SocialRec.Grains.Reviews;

/// <summary>How reviews and comments of the log are read.</summary>
public sealed class ReviewOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Reviews";

    /// <summary>The most reviews of a partition that wait in memory to be read; what is beyond is read from the log again. Default 2,048; 1 to 1,000,000.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Reviews:MaxWaiting must be 1 to 1000000.")]
    public int MaxWaiting { get; set; } = 2048;

    /// <summary>
    /// How often the same reviews may fail before those that fail while others succeed are set aside; waits double from one second to eight. Default 12, which is over
    /// a minute; 1 to 100.
    /// </summary>
    [Range(1, 100, ErrorMessage = "Reviews:Attempts must be 1 to 100.")]
    public int Attempts { get; set; } = 12;
}

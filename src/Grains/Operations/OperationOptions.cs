using System.ComponentModel.DataAnnotations;

namespace SocialRec.Grains.Operations;

/// <summary>How long operations are waited for.</summary>
public sealed class OperationOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Operations";

    /// <summary>Seconds without a report after which an operation's runner is taken for dead. Default 60; 5 to 3,600.</summary>
    [Range(5, 3600, ErrorMessage = "Operations:SilenceSeconds must be 5 to 3600 seconds.")]
    public double SilenceSeconds { get; set; } = 60;
}

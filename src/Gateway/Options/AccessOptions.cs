namespace SocialRec.Gateway.Options;

/// <summary>Who may call.</summary>
public sealed class AccessOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string SectionName = "Gateway:Access";

    /// <summary>SHA-256 of each key that is accepted, in lower-case hex, beside those of <see cref="KeyFile"/>. Default none.</summary>
    public string[] KeyHashes { get; set; } = [];

    /// <summary>A file with the hash of one key a line; a key that is made is added to it. Default none: then a key that is made lasts as long as the process.</summary>
    public string? KeyFile { get; set; }
}

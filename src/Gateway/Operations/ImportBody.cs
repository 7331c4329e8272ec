namespace SocialRec.Gateway.Operations;

/// <summary>How far a file has been imported.</summary>
internal sealed record ImportBody
{
    /// <summary>Rows, from the first, of which every one is durable: an import that runs again goes on after them.</summary>
    public long Rows { get; set; }

    /// <summary>0 to 1.</summary>
    public double Progress { get; set; }

    /// <summary>Whether the file has been read to its end.</summary>
    public bool Complete { get; set; }
}

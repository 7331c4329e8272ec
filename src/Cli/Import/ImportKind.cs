namespace SocialRec.Cli.Import;

/// <summary>What a file holds.</summary>
internal enum ImportKind
{
    /// <summary>What users did with items.</summary>
    Interactions,

    /// <summary>Who follows whom.</summary>
    Friends,

    /// <summary>The catalog.</summary>
    Items,
}

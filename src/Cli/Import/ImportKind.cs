namespace SocialRec.Cli.Import;

/// <summary>What a file holds.</summary>
internal enum ImportKind
{
    /// <summary>What users did with items.</summary>
    Interactions,

    /// <summary>Who follows whom.</summary>
    Friends,

    /// <summary>Who belongs to which circle.</summary>
    Circles,

    /// <summary>The catalog.</summary>
    Items,
}

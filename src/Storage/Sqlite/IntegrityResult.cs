namespace SocialRec.Storage.Sqlite;

/// <summary>How far the integrity check at start went; a check that finds damage throws instead.</summary>
internal enum IntegrityResult
{
    /// <summary>Switched off, or the file is new.</summary>
    NotRun,

    /// <summary>The whole file was read and is sound.</summary>
    Complete,

    /// <summary>The time allowed ran out; what was read is sound.</summary>
    CutShort,
}

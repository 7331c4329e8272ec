namespace SocialRec.Storage.Backups;

/// <summary>What a verified backup holds.</summary>
/// <param name="File">The full path of the backup.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Records">How many records it holds; cleared ones do not count.</param>
/// <param name="SchemaVersion">The version of its tables.</param>
/// <param name="IsEncrypted">Whether records in it need a master key, which is not in the backup.</param>
public sealed record BackupReport(string File, long Bytes, long Records, int SchemaVersion, bool IsEncrypted);

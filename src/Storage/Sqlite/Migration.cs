namespace SocialRec.Storage.Sqlite;

/// <summary>One step of the schema's history.</summary>
/// <param name="Version">The schema version it leads to; it applies to a file of the version before.</param>
/// <param name="Sql">The statements, run in one transaction.</param>
internal sealed record Migration(int Version, string Sql);

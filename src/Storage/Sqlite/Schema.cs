using Microsoft.Data.Sqlite;

namespace SocialRec.Storage.Sqlite;

/// <summary>
/// The tables, and the way from every older version of them to the present one. The version is SQLite's <c>user_version</c>, the file is
/// recognised by its <c>application_id</c>.
/// </summary>
internal static class Schema
{
    /// <summary>Page size in bytes. Measured: larger pages speed chunks of 64 KiB by a sixth and slow small states by a third or more.</summary>
    public const int PageBytes = 4096;

    /// <summary>"SRec" in ASCII.</summary>
    public const int ApplicationId = 0x53526563;

    /// <summary>The version from which a file can hold data keys.</summary>
    public const int EncryptionVersion = 2;

    /// <summary>The steps, oldest first; a new version appends one and never changes another.</summary>
    public static IReadOnlyList<Migration> Migrations { get; } =
    [
        // The payload comes last: columns behind it could only be reached through its whole overflow chain. A table with rowids keeps rows in
        // order of writing, so chunks of many grains that share a commit share pages; a table clustered by key wrote half as many rows a second.
        new(1, $"""
            PRAGMA application_id = {ApplicationId};
            CREATE TABLE records (
                id       INTEGER PRIMARY KEY,
                grain    TEXT    NOT NULL,
                name     TEXT    NOT NULL,
                etag     INTEGER NOT NULL,
                data_key INTEGER NOT NULL,
                checksum INTEGER NOT NULL,
                payload  BLOB
            ) STRICT;
            CREATE UNIQUE INDEX records_by_key ON records (grain, name)
            """),
        new(EncryptionVersion, """
            CREATE TABLE data_keys (
                id         INTEGER PRIMARY KEY,
                master_key INTEGER NOT NULL,
                wrapped    BLOB    NOT NULL
            ) STRICT
            """),
    ];

    /// <summary>The version this build writes.</summary>
    public static int CurrentVersion => Migrations[^1].Version;

    /// <summary>The version of an open file; 0 for a file without tables.</summary>
    public static int ReadVersion(SqliteConnection connection) => (int)(long)DatabaseConnection.Execute(connection, "PRAGMA user_version")!;

    /// <summary>Refuses a file this build cannot serve.</summary>
    /// <exception cref="StorageStartException">It is not a SocialRec database, or a newer version wrote it.</exception>
    public static void Check(SqliteConnection connection, string file, int currentVersion)
    {
        if ((long)DatabaseConnection.Execute(connection, "PRAGMA application_id")! != ApplicationId)
            throw StorageStartException.ForeignFile(file);
        var version = ReadVersion(connection);
        if (version > currentVersion)
            throw StorageStartException.NewerSchema(file, version, currentVersion);
    }

    /// <summary>Brings the file to the newest version of <paramref name="migrations"/>, one transaction per step.</summary>
    public static void Migrate(SqliteConnection connection, IReadOnlyList<Migration> migrations)
    {
        var version = ReadVersion(connection);
        foreach (var migration in migrations.Where(migration => migration.Version > version))
        {
            using var transaction = connection.BeginTransaction();
            DatabaseConnection.Execute(connection, $"{migration.Sql};\nPRAGMA user_version = {migration.Version};");
            transaction.Commit();
        }
    }
}

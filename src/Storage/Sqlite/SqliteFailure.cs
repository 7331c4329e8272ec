using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SocialRec.Storage.Sqlite;

/// <summary>Names the reasons SQLite fails for, as metrics and messages show them.</summary>
internal static class SqliteFailure
{
    public const string DiskFull = "disk-full";

    public static string ReasonOf(Exception exception) => exception is SqliteException sqlite
        ? sqlite.SqliteErrorCode switch
        {
            raw.SQLITE_FULL => DiskFull,
            raw.SQLITE_IOERR => "io-error",
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => "corrupt",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "locked",
            raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => "inaccessible",
            _ => "other",
        }
        : "other";
}

using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SocialRec.Storage.Sqlite;

/// <summary>
/// Reads the structure of a database file (SQLite's <c>quick_check</c>: every page of every tree and overflow chain, not the order of index
/// entries), for as long as it may take.
/// </summary>
internal static class IntegrityCheck
{
    private const int FindingsShown = 3;
    private const int StepsBetweenLooksAtTheClock = 1000;

    /// <summary>Checks the file behind <paramref name="connection"/>; a <paramref name="limit"/> of zero skips it.</summary>
    /// <exception cref="StorageStartException">It is damaged.</exception>
    public static IntegrityResult Run(SqliteConnection connection, string file, TimeSpan limit, TimeProvider time)
    {
        if (limit == TimeSpan.Zero)
            return IntegrityResult.NotRun;
        var started = time.GetTimestamp();
        raw.sqlite3_progress_handler(connection.Handle!, StepsBetweenLooksAtTheClock, _ => time.GetElapsedTime(started) > limit ? 1 : 0, null);
        try
        {
            var findings = ReadFindings(connection);
            return findings is ["ok"]
                ? IntegrityResult.Complete
                : throw StorageStartException.Corrupt(file, string.Join("; ", findings));
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            return IntegrityResult.CutShort;
        }
        finally
        {
            raw.sqlite3_progress_handler(connection.Handle!, 0, null!, null);
        }
    }

    private static List<string> ReadFindings(SqliteConnection connection)
    {
        var findings = new List<string>();
        using var statement = new SqliteStatement(connection, $"PRAGMA quick_check({FindingsShown})");
        while (statement.Step())
            findings.Add(statement.GetText(0).ReplaceLineEndings(" "));
        return findings;
    }
}

using Microsoft.Data.Sqlite;
using SocialRec.Storage.Records;
using SocialRec.Storage.Sqlite;

namespace SocialRec.Storage.Backups;

/// <summary>Reads every record of a file and compares its bytes with their checksum.</summary>
internal static class RecordScan
{
    /// <summary>How many records have bytes, and whether any of them is encrypted.</summary>
    /// <exception cref="StorageStartException">A record is damaged.</exception>
    public static (long Records, bool Encrypted) Run(SqliteConnection connection, string file)
    {
        var (records, encrypted) = (0L, false);
        using var select = new SqliteStatement(connection, "SELECT grain, name, data_key, checksum, payload FROM records WHERE payload IS NOT NULL");
        while (select.Step())
        {
            if (Checksum.Of(select.GetSpan(4)) != (uint)select.GetInt64(3))
                throw StorageStartException.Corrupt(file, $"the checksum of record {new RecordKey(select.GetText(0), select.GetText(1))} does not match");
            encrypted |= select.GetInt64(2) != 0;
            records++;
        }

        return (records, encrypted);
    }
}

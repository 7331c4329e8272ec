using Microsoft.Data.Sqlite;
using SocialRec.Storage.Records;

namespace SocialRec.Storage.Sqlite;

/// <summary>The statements that read records, on one reader's connection.</summary>
internal sealed class RecordReader(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _begin = new(connection, "BEGIN");
    private readonly SqliteStatement _end = new(connection, "COMMIT");
    private readonly SqliteStatement _select = new(connection, "SELECT etag, data_key, checksum, payload FROM records WHERE grain = ?1 AND name = ?2");

    /// <summary>Opens a snapshot of what is committed at the first read in it.</summary>
    public void Begin() => _begin.Execute();

    /// <summary>Gives the snapshot up, whatever became of the reads in it.</summary>
    public void End()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle!) == 0)
            _end.Execute();
    }

    /// <summary>Reads one record and checks that its bytes are those once written.</summary>
    public StoredRow Read(RecordKey key)
    {
        try
        {
            if (!_select.Bind(1, key.Grain).Bind(2, key.Name).Step())
                return default;
            var row = new StoredRow(_select.GetInt64(0), _select.GetInt64(1), _select.IsNull(3) ? null : _select.GetBytes(3));
            if (row.Payload is { } payload && Checksum.Of(payload) != (uint)_select.GetInt64(2))
                throw new RecordCorruptException(key, "its checksum does not match");
            return row;
        }
        finally
        {
            _select.Reset();
        }
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _begin, _end, _select })
            statement.Dispose();
    }
}

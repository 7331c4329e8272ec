using Microsoft.Data.Sqlite;
using SocialRec.Storage.Records;

namespace SocialRec.Storage.Sqlite;

/// <summary>The statements that change records, on the writer's connection.</summary>
internal sealed class RecordWriter(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly SqliteStatement _commit = new(connection, "COMMIT");
    private readonly SqliteStatement _rollback = new(connection, "ROLLBACK");
    private readonly SqliteStatement _create = new(connection,
        "INSERT INTO records (grain, name, etag, data_key, checksum, payload) VALUES (?1, ?2, 1, ?3, ?4, ?5) ON CONFLICT DO NOTHING");
    private readonly SqliteStatement _replace = new(connection,
        "UPDATE records SET etag = etag + 1, data_key = ?3, checksum = ?4, payload = ?5 WHERE grain = ?1 AND name = ?2 AND etag = ?6");
    private readonly SqliteStatement _readEtag = new(connection, "SELECT etag FROM records WHERE grain = ?1 AND name = ?2");

    public void Begin() => _begin.Execute();

    public void Commit() => _commit.Execute();

    /// <summary>Ends a transaction that failed, unless SQLite has already ended it itself.</summary>
    public void Rollback()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle!) == 0)
            _rollback.Execute();
    }

    /// <summary>Applies one change within the transaction. A conflict changes nothing, so the other changes of the transaction stand.</summary>
    public WriteResult Apply(WriteRequest request)
    {
        var statement = (request.Etag == 0 ? _create : _replace)
            .Bind(1, request.Key.Grain)
            .Bind(2, request.Key.Name)
            .Bind(3, request.DataKey)
            .Bind(4, request.Checksum);
        _ = request.Payload is { } payload ? statement.Bind(5, payload.Span) : statement.BindNull(5);
        if (request.Etag != 0)
            statement.Bind(6, request.Etag);
        return statement.Execute() == 1 ? WriteResult.Written(request.Etag + 1) : WriteResult.Conflict(ReadEtag(request.Key));
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _begin, _commit, _rollback, _create, _replace, _readEtag })
            statement.Dispose();
    }

    private long ReadEtag(RecordKey key)
    {
        try
        {
            return _readEtag.Bind(1, key.Grain).Bind(2, key.Name).Step() ? _readEtag.GetInt64(0) : 0;
        }
        finally
        {
            _readEtag.Reset();
        }
    }
}

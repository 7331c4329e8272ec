using Microsoft.Data.Sqlite;

namespace SocialRec.Storage.Tests.Sqlite;

/// <summary>Another program's write lock on a database: while it is held the store's writer waits, and requests gather behind it.</summary>
internal sealed class ExternalLock : IDisposable
{
    private readonly SqliteConnection _connection;

    public ExternalLock(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        Execute("BEGIN IMMEDIATE");
    }

    public void Dispose()
    {
        Execute("ROLLBACK");
        _connection.Dispose();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

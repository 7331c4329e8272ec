using Microsoft.Data.Sqlite;

namespace SocialRec.Storage.Sqlite;

/// <summary>All connections one store holds to its file: opened together or not at all, closed together.</summary>
internal sealed class StoreConnections : IDisposable
{
    private readonly List<SqliteConnection> _open = [];

    private StoreConnections(string file, EmbeddedStorageOptions options)
    {
        try
        {
            Writer = Keep(DatabaseConnection.OpenWriter(file, options));
            Checkpointer = Keep(DatabaseConnection.OpenCheckpointer(file, options));
            Readers = [.. Enumerable.Range(0, options.ReaderConnections).Select(_ => Keep(DatabaseConnection.OpenReader(file, options)))];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public SqliteConnection Writer { get; }

    public SqliteConnection Checkpointer { get; }

    public IReadOnlyList<SqliteConnection> Readers { get; }

    public static StoreConnections Open(string file, EmbeddedStorageOptions options) => new(file, options);

    public void Dispose()
    {
        foreach (var connection in _open)
            connection.Dispose();
    }

    private SqliteConnection Keep(SqliteConnection connection)
    {
        _open.Add(connection);
        return connection;
    }
}

using Microsoft.Extensions.Logging.Abstractions;
using SocialRec.Storage.Encryption;
using SocialRec.Storage.Records;
using SocialRec.Storage.Sqlite;
using SocialRec.TestKit;

namespace SocialRec.Storage.Tests.Sqlite;

public sealed class SchemaTests : IDisposable
{
    private static readonly RecordKey Key = new("user/default/ann", "user");

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Open_FileOfANewerVersion_IsRefusedAndUnchanged()
    {
        await using (Open([.. Schema.Migrations, Next("CREATE TABLE future (x INTEGER)")]))
        {
        }

        var before = await File.ReadAllBytesAsync(_directory.File("socialrec.db"));

        var refusal = Assert.Throws<StorageStartException>(() => TestStore.Open(_directory.Path));

        Assert.Equal(StorageStartFailure.NewerSchema, refusal.Failure);
        Assert.Contains($"schema {Schema.CurrentVersion + 1}, this build knows {Schema.CurrentVersion}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_directory.File("socialrec.db")));
    }

    [Fact]
    public async Task Open_FileOfAnOlderVersion_IsMigratedWithItsRecords()
    {
        await using (var old = TestStore.Open(_directory.Path))
            await old.WriteAsync(Key, new byte[] { 1, 2 }, etag: 0);

        await using (var migrated = Open([.. Schema.Migrations, Next("CREATE TABLE future (x INTEGER)")]))
            Assert.Equal([1, 2], await migrated.PayloadAsync(Key));

        using var connection = DatabaseConnection.OpenInspector(_directory.File("socialrec.db"), 0);
        Assert.Equal(Schema.CurrentVersion + 1, Schema.ReadVersion(connection));
        Assert.Equal(0L, DatabaseConnection.Execute(connection, "SELECT count(*) FROM future"));
    }

    [Fact]
    public async Task Open_WhenAMigrationFails_LeavesTheOldVersionUsable()
    {
        await using (var old = TestStore.Open(_directory.Path))
            await old.WriteAsync(Key, new byte[] { 1, 2 }, etag: 0);

        Assert.Throws<StorageStartException>(() => Open([.. Schema.Migrations, Next("CREATE TABLE half (x INTEGER); SELECT no_such_function();")]));

        await using var store = TestStore.Open(_directory.Path);
        Assert.Equal([1, 2], await store.PayloadAsync(Key));
    }

    [Fact]
    public void Open_DatabaseOfAnotherProgram_IsRefused()
    {
        using (var other = DatabaseConnection.Create(_directory.File("socialrec.db"), 0))
            DatabaseConnection.Execute(other, "CREATE TABLE recipes (name TEXT)");

        var refusal = Assert.Throws<StorageStartException>(() => TestStore.Open(_directory.Path));

        Assert.Equal(StorageStartFailure.ForeignFile, refusal.Failure);
        Assert.Equal(78, refusal.ExitCode);
    }

    [Fact]
    public void Migrations_AreNumberedFromOneWithoutGaps() =>
        Assert.Equal(Enumerable.Range(1, Schema.Migrations.Count), Schema.Migrations.Select(migration => migration.Version));

    private static Migration Next(string sql) => new(Schema.CurrentVersion + 1, sql);

    private SqliteStore Open(IReadOnlyList<Migration> migrations) =>
        SqliteStore.Open(TestStore.Options(_directory.Path), MasterKeys.None, TestStore.Instruments, NullLogger.Instance, TimeProvider.System, migrations);
}

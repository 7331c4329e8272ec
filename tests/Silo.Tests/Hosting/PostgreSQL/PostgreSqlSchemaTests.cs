using Microsoft.Extensions.Options;
using Npgsql;
using SocialRec.Silo.Hosting;

namespace SocialRec.Silo.Tests.Hosting;

/// <summary>Who makes the tables, and when.</summary>
public sealed class PostgreSqlSchemaTests(PostgreSqlHost provider) : IClassFixture<PostgreSqlHost>
{
    [SkippableFact]
    public async Task Start_EmptyDatabaseAndManyAtOnce_OneMakesTheTables()
    {
        string database = await NewDatabaseAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => new PostgreSqlSchema(database).StartingAsync(default)));

        Assert.Equal(21L, await AskAsync(database, "SELECT count(*) FROM OrleansQuery"));
    }

    [SkippableFact]
    public async Task Start_TablesThere_LeavesThem()
    {
        string database = await NewDatabaseAsync();
        await new PostgreSqlSchema(database).StartingAsync(default);
        await AskAsync(database, "UPDATE OrleansQuery SET QueryText = 'SELECT 1' WHERE QueryKey = 'ReadReminderRowKey'");

        await new PostgreSqlSchema(database).StartingAsync(default);

        Assert.Equal("SELECT 1", await AskAsync(database, "SELECT QueryText FROM OrleansQuery WHERE QueryKey = 'ReadReminderRowKey'"));
    }

    [SkippableFact]
    public async Task Start_TablesOfOrleansOwnScripts_LeavesThem()
    {
        string database = await NewDatabaseAsync();
        await AskAsync(database, """
            CREATE TABLE OrleansQuery (QueryKey varchar(64) PRIMARY KEY, QueryText varchar(8000) NOT NULL);
            INSERT INTO OrleansQuery VALUES ('WriteToStorageKey', 'x'), ('MembershipReadAllKey', 'x'), ('UpsertReminderRowKey', 'x')
            """);

        await new PostgreSqlSchema(database).StartingAsync(default);

        Assert.Equal(3L, await AskAsync(database, "SELECT count(*) FROM OrleansQuery"));
    }

    [SkippableFact]
    public async Task Start_UserWhoMayNotMakeTables_IsToldWhatToDo()
    {
        string database = await NewDatabaseAsync();
        await AskAsync(database, "CREATE ROLE reader LOGIN");

        var error = await Assert.ThrowsAsync<OptionsValidationException>(
            () => new PostgreSqlSchema(new NpgsqlConnectionStringBuilder(database) { Username = "reader" }.ConnectionString).StartingAsync(default));

        Assert.Contains("deploy/postgresql/schema.sql", error.Message, StringComparison.Ordinal);
    }

    private async Task<string> NewDatabaseAsync()
    {
        _ = provider.Host;
        string name = $"test_{Guid.NewGuid():N}";
        await AskAsync(provider.ConnectionString, $"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(provider.ConnectionString) { Database = name, Pooling = false }.ConnectionString;
    }

    private static async Task<object?> AskAsync(string database, string statement)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database);
        await using NpgsqlCommand command = source.CreateCommand(statement);
        return await command.ExecuteScalarAsync();
    }
}

using System.Globalization;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace SocialRec.Silo.Hosting;

/// <summary>
/// Makes what silos and gateways need in PostgreSQL, <c>deploy/postgresql/schema.sql</c>, before they start, unless it is there. Whoever comes first makes
/// it; the others wait. A database with Orleans' own scripts is left as it is.
/// </summary>
internal sealed class PostgreSqlSchema(string connectionString) : IHostedLifecycleService
{
    private const string Resource = "schema.sql";
    private const string EditionKey = "SocialRecSchema";
    private const int Edition = 1;
    private const long LockId = 0x536F6369616C526C;   // any number that nobody else locks

    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
        if (await IsThereAsync(connection, cancellationToken))
            return;
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({LockId})", cancellationToken);
        if (await IsThereAsync(connection, cancellationToken))
            return;
        try
        {
            await ExecuteAsync(connection, await ReadAsync(cancellationToken), cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw SiloOptions.Refused($"The database of Silo:ConnectionString lacks SocialRec's tables, and its user must not make them ({e.MessageText}): apply deploy/postgresql/schema.sql as one who may.");
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task<bool> IsThereAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand exists = new("SELECT to_regclass('orleansquery') IS NOT NULL", connection);
        if (!(bool)(await exists.ExecuteScalarAsync(cancellationToken))!)
            return false;
        await using NpgsqlCommand edition = new($"SELECT QueryText FROM OrleansQuery WHERE QueryKey = '{EditionKey}'", connection);
        if (await edition.ExecuteScalarAsync(cancellationToken) is string text)
            return int.Parse(text, CultureInfo.InvariantCulture) >= Edition;
        await using NpgsqlCommand others = new("SELECT count(*) FROM OrleansQuery WHERE QueryKey IN ('WriteToStorageKey', 'MembershipReadAllKey', 'UpsertReminderRowKey')", connection);
        return (long)(await others.ExecuteScalarAsync(cancellationToken))! == 3;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string text, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(text, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        await using Stream stream = typeof(PostgreSqlSchema).Assembly.GetManifestResourceStream(Resource)!;
        using StreamReader reader = new(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}

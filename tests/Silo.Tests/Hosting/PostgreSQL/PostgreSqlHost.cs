using SocialRec.TestKit.Services;

namespace SocialRec.Silo.Tests.Hosting;

/// <summary>A silo over PostgreSQL.</summary>
public sealed class PostgreSqlHost : ProviderHost
{
    private PostgreSqlServer? _server;

    /// <summary>How to connect to the server.</summary>
    public string ConnectionString => _server!.ConnectionString;

    /// <inheritdoc/>
    protected override string Provider => "PostgreSQL";

    /// <inheritdoc/>
    protected override string Missing => "PostgreSQL is not installed; eng/setup-postgresql.sh installs it.";

    /// <inheritdoc/>
    protected override async Task<string?> TryStartServiceAsync()
    {
        _server = await PostgreSqlServer.TryStartAsync();
        return _server?.ConnectionString;
    }

    /// <inheritdoc/>
    protected override async Task StopServiceAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}

namespace SocialRec.TestKit.Services;

/// <summary>
/// A PostgreSQL server of a test's own: data in a directory that goes with it, a loopback port, no password. It syncs nothing to disk, for it never has to survive
/// more than the test. Debian's package has the programs; <c>eng/setup-postgresql.sh</c> installs it.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private const string User = "postgres";
    private const string Ready = "database system is ready to accept connections";

    private readonly TempDirectory _directory = new();
    private readonly string _programs;
    private readonly int _port = LoopbackPort.Free();
    private ChildProcess? _process;
    private Task _output = Task.CompletedTask;

    private PostgreSqlServer(string programs) => _programs = programs;

    /// <summary>How to connect to its database.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username={User};Database=postgres";

    /// <summary>Starts a server.</summary>
    /// <returns>Null where PostgreSQL is not installed.</returns>
    public static async Task<PostgreSqlServer?> TryStartAsync()
    {
        const string packages = "/usr/lib/postgresql";
        string? programs = !Directory.Exists(packages) ? null
            : Directory.GetDirectories(packages).Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));
        if (programs is null)
            return null;
        var server = new PostgreSqlServer(programs);
        await server.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await RunAsync("pg_ctl", "stop", "--pgdata", Data, "--mode", "immediate", "--silent");
            await _output;
            _process.Dispose();
        }

        _directory.Dispose();
    }

    private string Data => _directory.File("data");

    private async Task StartAsync()
    {
        if (Environment.IsPrivilegedProcess)
            await FinishAsync(ChildProcess.Start("chown", User, _directory.Path));
        await RunAsync("initdb", "--pgdata", Data, "--username", User, "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync", "--no-instructions");
        _process = Start("bash", "-c", """exec "$0" "$@" 2>&1""", Path.Combine(_programs, "postgres"), "-D", Data, "-p", $"{_port}", "-k", _directory.Path,
            "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "max_connections=200");
        string? line = "";
        while (line?.Contains(Ready, StringComparison.Ordinal) == false)
            line = await _process.ReadLineAsync();
        if (line is null)
            throw new InvalidOperationException($"PostgreSQL did not start: {(await _process.WaitForExitAsync()).Errors}");
        _output = DrainAsync(_process);
    }

    // Who does not read what a process prints stops it once the pipe is full.
    private static async Task DrainAsync(ChildProcess process)
    {
        while (await process.ReadLineAsync() is not null)
        {
        }
    }

    private Task RunAsync(string program, params string[] arguments) => FinishAsync(Start(Path.Combine(_programs, program), arguments));

    // The server refuses to run as root.
    private static ChildProcess Start(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? ChildProcess.Start("setpriv", ["--reuid", User, "--regid", User, "--init-groups", "--", program, .. arguments])
        : ChildProcess.Start(program, arguments);

    private static async Task FinishAsync(ChildProcess process)
    {
        using (process)
        {
            await DrainAsync(process);
            (int code, string errors) = await process.WaitForExitAsync();
            if (code != 0)
                throw new InvalidOperationException($"PostgreSQL could not be set up: {errors}");
        }
    }
}

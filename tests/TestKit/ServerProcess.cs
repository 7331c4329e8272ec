namespace SocialRec.TestKit;

/// <summary>A server as <c>./socialrec up</c> starts it, on a free port with a data directory of its own. The test's project refers to <c>src/Cli</c>.</summary>
public sealed class ServerProcess : IDisposable
{
    private const string Serves = "SocialRec serves at ";

    private readonly ChildProcess _process;
    private readonly TempDirectory _data;

    private ServerProcess(ChildProcess process, TempDirectory data, Uri address, IReadOnlyList<string> said)
    {
        _process = process;
        _data = data;
        Address = address;
        Said = said;
    }

    /// <summary>Where it serves.</summary>
    public Uri Address { get; }

    /// <summary>The lines it printed until it was ready: with the demo world, the curls to try come last.</summary>
    public IReadOnlyList<string> Said { get; }

    /// <summary>Starts a server with the demo world, and waits until that is loaded.</summary>
    /// <param name="options">Further options of <c>up</c>.</param>
    public static Task<ServerProcess> StartDemoAsync(params IEnumerable<string> options) => StartAsync(line => line.Contains("/recommendations", StringComparison.Ordinal), options);

    /// <summary>Starts a server without data.</summary>
    /// <param name="options">Further options of <c>up</c>.</param>
    public static Task<ServerProcess> StartEmptyAsync(params IEnumerable<string> options) => StartAsync(line => line.StartsWith(Serves, StringComparison.Ordinal), ["--empty", .. options]);

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Dispose();
        _data.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(Func<string, bool> ready, IEnumerable<string> options)
    {
        var data = new TempDirectory();
        ChildProcess process = ChildProcess.StartDotnet(
            Path.Combine(AppContext.BaseDirectory, "SocialRec.Cli.dll"), ["up", "--port", "0", "--data-dir", data.Path, .. options]);
        var said = new List<string>();
        do
        {
            said.Add(await process.ReadLineAsync() ?? throw new InvalidOperationException($"The server ended: {(await process.WaitForExitAsync()).Errors}"));
        }
        while (!ready(said[^1]));

        string serves = said.Single(line => line.StartsWith(Serves, StringComparison.Ordinal));
        return new ServerProcess(process, data, new Uri(serves[Serves.Length..].Split(' ')[0]), said);
    }
}

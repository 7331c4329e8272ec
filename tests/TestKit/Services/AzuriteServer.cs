using System.Security.Cryptography;

namespace SocialRec.TestKit.Services;

/// <summary>
/// Azure's storage as Microsoft's emulator Azurite has it, in memory, on loopback ports, with an account of the test's own. <c>eng/setup-azurite.sh</c> fetches it.
/// </summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    private const string Account = "socialrec";
    private const string Ready = "Table service is successfully listening";

    private readonly ChildProcess _process;

    private AzuriteServer(string program, int blobPort, int queuePort, int tablePort)
    {
        string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={key};"
            + $"BlobEndpoint=http://127.0.0.1:{blobPort}/{Account};TableEndpoint=http://127.0.0.1:{tablePort}/{Account};";
        _process = ChildProcess.Start("env", $"AZURITE_ACCOUNTS={Account}:{key}", "node", program, "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry",
            "--blobPort", $"{blobPort}", "--queuePort", $"{queuePort}", "--tablePort", $"{tablePort}");
    }

    /// <summary>How to connect to its account.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts an emulator.</summary>
    /// <returns>Null where Azurite has not been fetched.</returns>
    public static async Task<AzuriteServer?> TryStartAsync()
    {
        string program = RepositoryRoot.File(".tools/azurite/node_modules/azurite/dist/src/azurite.js");
        if (!File.Exists(program))
            return null;
        int[] ports = LoopbackPort.Free(3);
        var server = new AzuriteServer(program, ports[0], ports[1], ports[2]);
        string? line = "";
        while (line?.Contains(Ready, StringComparison.Ordinal) == false)
            line = await server._process.ReadLineAsync();
        if (line is null)
            throw new InvalidOperationException($"Azurite did not start: {(await server._process.WaitForExitAsync()).Errors}");
        _ = server.DrainAsync();
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    // Who does not read what a process prints stops it once the pipe is full.
    private async Task DrainAsync()
    {
        while (await _process.ReadLineAsync() is not null)
        {
        }
    }
}

using System.Net.Http.Json;
using System.Text.Json;

namespace SocialRec.Benchmarks.Servers;

/// <summary>The product, started as a user would start it (<c>up --empty</c>), with what benchmarks ask of it.</summary>
public sealed class ProductServer : IAsyncDisposable
{
    private const string ItemModel = "items";

    private readonly ChildProcess _process;

    private ProductServer(ChildProcess process)
    {
        _process = process;
        Http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{process.Port}"), Timeout = TimeSpan.FromMinutes(5) };
    }

    /// <summary>The port it serves on.</summary>
    public int Port => _process.Port;

    /// <summary>A client for everything that is not timed.</summary>
    public HttpClient Http { get; }

    /// <inheritdoc cref="ChildProcess.Id"/>
    public int ProcessId => _process.Id;

    /// <summary>Its resident memory now, in bytes.</summary>
    public long ResidentBytes => _process.ResidentBytes;

    /// <inheritdoc cref="ChildProcess.ProcessorTime"/>
    public TimeSpan ProcessorTime => _process.ProcessorTime;

    /// <summary>Starts it over a data directory and waits until it is ready.</summary>
    /// <param name="dataDirectory">Its data directory.</param>
    /// <param name="environment">Settings such as <c>Recommendations__CacheEntries</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="port">Its port; 0 chooses one.</param>
    public static async Task<ProductServer> StartAsync(
        string dataDirectory, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken, int port = 0)
    {
        port = port == 0 ? LoopbackPort.Free() : port;
        ChildProcess process = await ChildProcess.StartAsync(
            port, $"127.0.0.1:{port}", environment, cancellationToken, "up", "--empty", "--data-dir", dataDirectory, "--port", $"{port}");
        ProductServer server = new(process);
        try
        {
            await server.WaitAsync("/health/ready", _ => true, cancellationToken);
            return server;
        }
        catch
        {
            // Nobody else knows the process yet, so nobody else would end it.
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Imports a folder of tables through the gateway with the product's own verb.</summary>
    public async Task ImportAsync(CancellationToken cancellationToken, params string[] args)
    {
        await using ChildProcess import = await ChildProcess.StartAsync(
            Port, "import finished", new Dictionary<string, string>(), cancellationToken, ["import", "--url", Http.BaseAddress!.ToString(), .. args]);
    }

    /// <summary>Trains on the log and waits until the new bundle serves.</summary>
    /// <returns>How long it took.</returns>
    /// <exception cref="InvalidOperationException">Training failed; the message says why.</exception>
    public async Task<TimeSpan> TrainAsync(CancellationToken cancellationToken)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        using HttpResponseMessage response = await Http.PostAsJsonAsync("/v1/training-runs", new { }, cancellationToken);
        response.EnsureSuccessStatusCode();
        string id = (await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("id").GetString()!;
        JsonElement ended = await WaitAsync($"/v1/operations/{id}", o => o.GetProperty("status").GetString() != "running", cancellationToken);
        if (ended.GetProperty("status").GetString() != "succeeded")
            throw new InvalidOperationException($"Training failed: {ended}");
        JsonElement models = (await Http.GetFromJsonAsync<JsonElement>("/v1/models", cancellationToken)).GetProperty("models");
        string? active = models.EnumerateArray().First(model => model.GetProperty("active").GetBoolean() && model.GetProperty("name").GetString() == ItemModel).GetProperty("version").GetString();
        // A silo takes a new bundle into use beside requests: answers say which one they were made with.
        await WaitAsync("/v1/trending?limit=1", answer => answer.GetProperty("bundle").GetString() == active, cancellationToken);
        return System.Diagnostics.Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Asks a path every 50 ms until the answer is 200 and fits.</summary>
    public async Task<JsonElement> WaitAsync(string path, Func<JsonElement, bool> fits, CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(50));
        do
        {
            using HttpResponseMessage response = await Http.GetAsync(path, cancellationToken);
            if (!response.IsSuccessStatusCode)
                continue;
            JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            if (fits(answer))
                return answer;
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
        throw new OperationCanceledException(cancellationToken);
    }

    /// <summary>Reads a figure of <c>/metrics</c> every 50 ms until it fits.</summary>
    public async Task WaitForMetricAsync(string name, Func<double, bool> fits, CancellationToken cancellationToken, string label = "")
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(50));
        while (!fits(await MetricsPage.SumAsync(Http, name, cancellationToken, label)))
            await timer.WaitForNextTickAsync(cancellationToken);
    }

    /// <summary>Kills it as a power cut would.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _process.DisposeAsync();
    }
}

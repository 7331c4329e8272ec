using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SocialRec.Cli.Tests.Telemetry;

/// <summary>Receives traces as an OTLP collector does, and keeps the bytes of each request.</summary>
internal sealed class TraceCollector : IAsyncDisposable
{
    private readonly Channel<byte[]> _received = Channel.CreateUnbounded<byte[]>();
    private readonly WebApplication _app;

    private TraceCollector()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(server => server.Listen(System.Net.IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapPost("/v1/traces", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            _received.Writer.TryWrite(body.ToArray());
        });
    }

    public string Address => _app.Urls.First();

    public static async Task<TraceCollector> StartAsync()
    {
        var collector = new TraceCollector();
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>Waits until spans of all these names have come with the trace's id.</summary>
    public async Task ReceiveAsync(byte[] traceId, IReadOnlyList<string> names)
    {
        var missing = new HashSet<string>(names);
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (missing.Count > 0)
        {
            byte[] body;
            try
            {
                body = await _received.Reader.ReadAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"No span named {string.Join(", ", missing)} came.");
            }

            missing.RemoveWhere(name => SpanOf(body, traceId, name));
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    // A span holds its trace's id (16 bytes) first and its name some 40 bytes later: OTLP's Span has them as fields 1 and 5.
    private static bool SpanOf(ReadOnlySpan<byte> body, ReadOnlySpan<byte> traceId, string name)
    {
        const int Near = 80;
        ReadOnlySpan<byte> wanted = Encoding.UTF8.GetBytes(name);
        for (int at = body.IndexOf(traceId); at >= 0;)
        {
            ReadOnlySpan<byte> span = body[(at + traceId.Length)..];
            if (span[..Math.Min(span.Length, Near + wanted.Length)].IndexOf(wanted) >= 0)
                return true;
            int next = span.IndexOf(traceId);
            at = next < 0 ? -1 : at + traceId.Length + next;
        }

        return false;
    }
}

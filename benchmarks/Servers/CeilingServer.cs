using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using SocialRec.Gateway.Events;

namespace SocialRec.Benchmarks.Servers;

/// <summary>
/// What the same machine does with no product behind it: bare Kestrel that answers <c>GET /bytes</c> with the bytes last given to <c>PUT /bytes</c>,
/// <c>POST /parse</c> by reading each line of an NDJSON body into an event with the gateway's own reader, and <c>POST /walk</c> by walking its JSON tokens.
/// Run in a process of its own, as the product is.
/// </summary>
public static class CeilingServer
{
    /// <summary>Serves on <c>--port</c> until cancelled; prints <c>listening</c> when it is ready.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        int port = new BenchmarkArguments(args).Number("port", 8081);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.ListenLocalhost(port, l => l.Protocols = HttpProtocols.Http1));
        await using WebApplication app = builder.Build();
        byte[] bytes = [];
        app.Run(async context =>
        {
            if (context.Request.Path == "/parse")
                await ReadLinesAsync(context, Parse);
            else if (context.Request.Path == "/walk")
                await ReadLinesAsync(context, Walk);
            else if (HttpMethods.IsPut(context.Request.Method))
                bytes = await ReadAllAsync(context.Request.BodyReader);
            else
                await WriteAsync(context.Response, bytes);
        });
        await app.StartAsync(cancellationToken);
        Console.WriteLine("listening");
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static async Task WriteAsync(HttpResponse response, byte[] bytes)
    {
        response.ContentType = "application/json";
        response.ContentLength = bytes.Length;
        await response.BodyWriter.WriteAsync(bytes);
    }

    private static async Task<byte[]> ReadAllAsync(PipeReader reader)
    {
        ReadResult read = await reader.ReadAtLeastAsync(int.MaxValue);
        byte[] all = read.Buffer.ToArray();
        reader.AdvanceTo(read.Buffer.End);
        return all;
    }

    private static async Task ReadLinesAsync(HttpContext context, Action<ReadOnlySequence<byte>> readLine)
    {
        PipeReader reader = context.Request.BodyReader;
        int events = 0;
        while (true)
        {
            ReadResult read = await reader.ReadAsync();
            ReadOnlySequence<byte> rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } newLine)
            {
                readLine(rest.Slice(0, newLine));
                rest = rest.Slice(rest.GetPosition(1, newLine));
                events++;
            }

            reader.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted)
                break;
        }

        await WriteAsync(context.Response, JsonSerializer.SerializeToUtf8Bytes(events));
    }

    private static void Parse(ReadOnlySequence<byte> line)
    {
        ReadOnlySpan<byte> json = line.IsSingleSegment ? line.FirstSpan : line.ToArray();
        if (!EventReader.TryRead(json, anonymousUser: null, TimeProvider.System.GetUtcNow(), out _, out _, out _))
            throw new InvalidDataException("The benchmark's own event breaks a rule.");
    }

    private static void Walk(ReadOnlySequence<byte> line)
    {
        Utf8JsonReader json = new(line);
        while (json.Read())
        {
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SocialRec.Benchmarks.Load;

/// <summary>A request body of <c>application/x-ndjson</c> that is written while it is sent, so that its length does not matter.</summary>
/// <typeparam name="T">What a line says.</typeparam>
public sealed class JsonLines<T> : HttpContent
{
    private static readonly byte[] EndOfLine = "\n"u8.ToArray();

    private readonly IEnumerable<T> _lines;

    /// <summary>Takes the lines, which are asked for while the body is sent.</summary>
    public JsonLines(IEnumerable<T> lines)
    {
        _lines = lines;
        Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
    }

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        foreach (T line in _lines)
        {
            await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line));
            await stream.WriteAsync(EndOfLine);
        }
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SocialRec.Gateway.Tests.Fakes;

/// <summary>A body of many events that is never held in memory.</summary>
internal sealed class EventStreamContent : HttpContent
{
    private const int LinesPerBlock = 1_000;

    private readonly byte[] _block;
    private readonly long _blocks;

    /// <param name="bytes">About how many bytes.</param>
    /// <param name="lineEnd">What parts the events.</param>
    public EventStreamContent(long bytes, char lineEnd = '\n')
    {
        int linesPerBlock = (int)Math.Min(LinesPerBlock, bytes / 100);
        var block = new StringBuilder();
        for (int i = 0; i < linesPerBlock; i++)
            block.Append(null, $$"""{"id":"event-{{i}}","type":"like","user":"user-{{i}}","item":"item-{{i}}","text":"0123456789"}{{lineEnd}}""");
        _block = Encoding.UTF8.GetBytes(block.ToString());
        _blocks = Math.Max(1, bytes / _block.Length);
        Lines = _blocks * linesPerBlock;
        Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
    }

    /// <summary>How many events.</summary>
    public long Lines { get; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        for (long i = 0; i < _blocks; i++)
            await stream.WriteAsync(_block);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _blocks * _block.Length;
        return true;
    }
}

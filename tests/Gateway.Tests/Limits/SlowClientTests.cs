using System.Globalization;
using System.Net.Sockets;
using System.Text;
using SocialRec.Gateway.Tests.Fakes;

namespace SocialRec.Gateway.Tests.Limits;

/// <summary>Clients that begin and do not go on, over raw sockets. Limits are the smallest that can be set: a second.</summary>
public sealed class SlowClientTests
{
    [Theory]
    [InlineData("/v1/events", "application/json")]
    [InlineData("/v1/events", "application/x-ndjson")]
    [InlineData("/v1/recommendations", "application/json")]
    public async Task Post_BodyThatDoesNotCome_Is408(string path, string type)
    {
        await using TestGateway gateway = await TestGateway.StartAsync(new() { ["Gateway:Limits:RequestSeconds"] = "1", ["Gateway:Limits:StreamSeconds"] = "1" });
        using TcpClient client = await SendAsync(gateway, $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type}\r\nContent-Length: 1000\r\n\r\n{{\"type\":");
        if (type == "application/x-ndjson")
        {
            // The stream's time is the server's injected clock, which stands still until the body is being waited for.
            await gateway.Time.WhenArmedAsync(1);
            gateway.Time.Advance(TimeSpan.FromSeconds(2));
        }

        string answer = await ReadAsync(client);

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_ThatDoNotEnd_AreCutOff()
    {
        await using TestGateway gateway = await TestGateway.StartAsync(new() { ["Gateway:Limits:HeaderSeconds"] = "1" });
        using TcpClient client = await SendAsync(gateway, "GET /v1/trending HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");

        Assert.StartsWith("HTTP/1.1 408 ", await ReadAsync(client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_EventsBeforeTheBodyStops_AreKeptAndTold()
    {
        await using TestGateway gateway = await TestGateway.StartAsync(new() { ["Gateway:Limits:StreamSeconds"] = "1" });
        const string Line = """{"id":"a","type":"like","user":"u","item":"i"}""" + "\n";
        using TcpClient client = await SendAsync(gateway, $"POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nContent-Length: 1000\r\n\r\n{Line}");
        await gateway.Time.WhenArmedAsync(1);
        gateway.Time.Advance(TimeSpan.FromSeconds(2));
        string answer = await ReadAsync(client);

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"accepted\":1", answer, StringComparison.Ordinal);
        Assert.Contains("\"retry_from\":1", answer, StringComparison.Ordinal);
    }

    private static async Task<TcpClient> SendAsync(TestGateway gateway, string text)
    {
        var client = new TcpClient();
        await client.ConnectAsync(gateway.Address.Host, gateway.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));
        return client;
    }

    /// <summary>Reads one answer and no further: the server may take its time to close a connection whose body never came.</summary>
    private static async Task<string> ReadAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        var head = new StringBuilder();
        int length = 0;
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            head.Append(line).Append('\n');
            if (line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(line.AsSpan("Content-Length: ".Length), NumberStyles.None, CultureInfo.InvariantCulture);
        }

        char[] body = new char[length];
        return head.Append(body, 0, await reader.ReadBlockAsync(body)).ToString();
    }
}

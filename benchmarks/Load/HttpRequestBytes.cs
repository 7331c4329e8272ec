using System.Text;

namespace SocialRec.Benchmarks.Load;

/// <summary>Prepares the bytes of HTTP/1.1 requests.</summary>
public static class HttpRequestBytes
{
    /// <summary>A GET.</summary>
    public static byte[] Get(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");

    /// <summary>A POST with a body.</summary>
    public static byte[] Post(string path, string contentType, byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {contentType}\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
}

using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Net.Http.Headers;
using SocialRec.Grains.Interfaces.Models;

namespace SocialRec.Gateway.Models;

/// <summary>A model's file, part after part; its SHA-256 is the entity tag.</summary>
/// <param name="version">Which one.</param>
/// <param name="read">Reads a part, from 0; none after the last.</param>
/// <param name="limit">How long the file may take: it is far larger than other answers.</param>
/// <param name="time">Measures the limit.</param>
internal sealed class ModelFileResult(ModelVersion version, Func<int, Task<byte[]>> read, TimeSpan limit, TimeProvider time) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, timeout.Token);
        byte[] bytes = await read(0);
        HttpResponse response = httpContext.Response;
        response.ContentType = MediaTypeNames.Application.Octet;
        response.ContentLength = version.Size;
        response.Headers[HeaderNames.ETag] = $"\"{version.Sha256}\"";
        for (int part = 1; bytes.Length > 0; part++)
        {
            await response.Body.WriteAsync(bytes, either.Token);
            bytes = await read(part);
        }
    }
}

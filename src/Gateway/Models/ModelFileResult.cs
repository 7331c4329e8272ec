using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SocialRec.Grains.Interfaces.Models;

namespace SocialRec.Gateway.Models;

/// <summary>A model's file, part after part; its SHA-256 is the entity tag.</summary>
/// <param name="version">Which one.</param>
/// <param name="first">Its first part.</param>
/// <param name="read">Reads another part; none after the last.</param>
internal sealed class ModelFileResult(ModelVersion version, byte[] first, Func<int, Task<byte[]>> read) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.ContentType = MediaTypeNames.Application.Octet;
        response.ContentLength = version.Size;
        response.Headers[HeaderNames.ETag] = $"\"{version.Sha256}\"";
        byte[] bytes = first;
        for (int part = 1; bytes.Length > 0; part++)
        {
            await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
            bytes = await read(part);
        }
    }
}

using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Access;

/// <summary>
/// Lets in who shows a key; or, where there are no keys, who calls from this machine by one of its loopback names, so that a page in a browser
/// cannot reach the server under a name of its own (DNS rebinding). Health is for everyone, and so are pages without data, which ask for the key themselves.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next, ApiKeys keys)
{
    private const string KeyHeader = "X-Api-Key";
    private const string Scheme = "Bearer ";

    /// <summary>Checks the caller, then goes on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/health"))
            return next(context);
        if (!keys.Required)
            return IsLocal(context) ? next(context) : Refuse(context);
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return next(context);
        return Shown(context.Request) is { } key && keys.Accepts(key) ? next(context) : Ask(context);
    }

    private static string? Shown(HttpRequest request)
    {
        string? authorization = request.Headers.Authorization;
        return authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true
            ? authorization[Scheme.Length..].Trim()
            : (string?)request.Headers[KeyHeader];
    }

    private static bool IsLocal(HttpContext context)
    {
        string host = context.Request.Host.Host;
        bool named = host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
        return named && context.Connection.LocalIpAddress is { } local && IPAddress.IsLoopback(local);
    }

    private static Task Refuse(HttpContext context) =>
        new Problem(StatusCodes.Status403Forbidden, "This server has no API keys, so it serves this machine only, under the name localhost or a loopback address.").ExecuteAsync(context);

    private static Task Ask(HttpContext context)
    {
        context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return new Problem(StatusCodes.Status401Unauthorized, $"Show an API key as Authorization: Bearer KEY, or {KeyHeader}: KEY.").ExecuteAsync(context);
    }
}

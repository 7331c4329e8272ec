using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using SocialRec.WebConsole.Pages;

namespace SocialRec.WebConsole;

/// <summary>The page at <c>/</c>: choose a shopper, act as a friend, watch the list move. It uses the public HTTP API and nothing else.</summary>
public static class WebConsoleEndpoints
{
    /// <summary>Maps the page and its assets.</summary>
    public static IEndpointRouteBuilder MapWebConsole(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("").ExcludeFromDescription().AllowAnonymous();
        group.MapGet("/", Page);
        group.MapGet("/console/{name}", Asset);
        return routes;
    }

    // A bare renderer: the page is static markup, so it needs no antiforgery, no state protection and no circuit.
    private static async Task<ContentHttpResult> Page(HttpContext context, ILoggerFactory loggers, string? lang, string? user)
    {
        Wording wording = Wording.For(lang, context.Request.Headers.AcceptLanguage.ToString());
        ParameterView parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(ConsolePage.Words)] = wording,
            [nameof(ConsolePage.User)] = string.IsNullOrEmpty(user) ? "bob" : user,
        });
        await using HtmlRenderer renderer = new(context.RequestServices, loggers);
        string html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ConsolePage>(parameters)).ToHtmlString());
        return TypedResults.Content(html, "text/html; charset=utf-8");
    }

    private static Results<FileStreamHttpResult, NotFound> Asset(string name)
    {
        Stream? stream = typeof(WebConsoleEndpoints).Assembly.GetManifestResourceStream($"assets/{name}");
        return stream is null ? TypedResults.NotFound() : TypedResults.Stream(stream, ContentType(name));
    }

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        _ => "application/octet-stream",
    };
}

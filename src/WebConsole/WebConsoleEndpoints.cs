using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SocialRec.WebConsole.Pages;

namespace SocialRec.WebConsole;

/// <summary>The page at <c>/</c>: choose a shopper, act as a friend, watch the list move. It uses the public HTTP API and nothing else.</summary>
public static class WebConsoleEndpoints
{
    /// <summary>Adds what rendering the page needs.</summary>
    public static IServiceCollection AddWebConsole(this IServiceCollection services)
    {
        services.AddRazorComponents();
        return services;
    }

    /// <summary>Maps the page and its assets.</summary>
    public static IEndpointRouteBuilder MapWebConsole(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("").ExcludeFromDescription();
        group.MapGet("/", Page);
        group.MapGet("/console/{name}", Asset);
        return routes;
    }

    private static RazorComponentResult<ConsolePage> Page(HttpContext context, string? lang, string? user)
    {
        Wording wording = Wording.For(lang, context.Request.Headers.AcceptLanguage.ToString());
        return new RazorComponentResult<ConsolePage>(new Dictionary<string, object?>
        {
            [nameof(ConsolePage.Words)] = wording,
            [nameof(ConsolePage.User)] = string.IsNullOrEmpty(user) ? "bob" : user,
        });
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

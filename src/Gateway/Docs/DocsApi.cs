using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace SocialRec.Gateway.Docs;

/// <summary><c>/docs</c>: the API's description as a page to read, search and try. It is complete in itself: no file comes from elsewhere.</summary>
internal static class DocsApi
{
    private const string Page = "docs.html";

    /// <summary>Maps the routes.</summary>
    public static void MapDocs(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/docs").ExcludeFromDescription().AllowAnonymous();

        group.MapGet("/", () => Asset(Page));
        group.MapGet("/{name}", Asset);
    }

    private static Results<FileStreamHttpResult, NotFound> Asset(string name)
    {
        Stream? stream = typeof(DocsApi).Assembly.GetManifestResourceStream($"docs/{name}");
        return stream is null ? TypedResults.NotFound() : TypedResults.Stream(stream, ContentType(name));
    }

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        _ => "text/html; charset=utf-8",
    };
}

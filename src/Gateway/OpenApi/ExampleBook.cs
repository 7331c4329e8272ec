using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocialRec.Gateway.OpenApi;

/// <summary>
/// What each operation may be asked, and what it then answers: <c>examples.json</c>, by operation id. Bodies of requests stand beside the route tables.
/// Every operation has an entry; tests send them all to a running server and compare the answers' shapes.
/// </summary>
internal static class ExampleBook
{
    private static readonly JsonObject Entries = Read();

    /// <summary>The example of an operation; null if the book lacks one.</summary>
    public static Example? Of(string operationId) => Entries[operationId] is JsonObject entry
        ? new Example(entry["path"] as JsonObject ?? [], entry["query"] as JsonObject ?? [], entry["answer"])
        : null;

    private static JsonObject Read()
    {
        using Stream stream = typeof(ExampleBook).Assembly.GetManifestResourceStream("examples.json")!;
        return JsonSerializer.Deserialize<JsonObject>(stream)!;
    }

    /// <summary>A request and its answer.</summary>
    /// <param name="Path">Values of the path's parameters.</param>
    /// <param name="Query">Values of the query's parameters.</param>
    /// <param name="Answer">The body of the answer; null if it has none.</param>
    public sealed record Example(JsonObject Path, JsonObject Query, JsonNode? Answer);
}

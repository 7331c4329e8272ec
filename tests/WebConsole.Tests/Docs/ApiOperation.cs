using System.Text.Json.Nodes;

namespace SocialRec.WebConsole.Tests.Docs;

/// <summary>An operation as the API's description shows it, with its example.</summary>
internal sealed record ApiOperation(string Method, string Path, JsonNode Node)
{
    public int Status => int.Parse(Success.Key, null);

    public JsonNode? Answer => Success.Value!["content"]?["application/json"]?["example"];

    /// <summary>Whether the path names a model's version, which only training makes.</summary>
    public bool NeedsAModel => Path.Contains("{version}", StringComparison.Ordinal);

    /// <summary>Whether a server without a text model answers that it has none, with 503.</summary>
    public bool NeedsATextModel => (string?)Node["tags"]?[0] == "Texts";

    /// <summary>The example's bodies by media type; one empty pair where there is none to send.</summary>
    public IEnumerable<(string? Type, string? Body)> Bodies => Node["requestBody"]?["content"] is JsonObject content
        ? content.Select(body => ((string?)body.Key, (string?)(body.Value!["example"] is JsonValue text ? (string)text! : body.Value["example"]!.ToJsonString())))
        : [(null, null)];

    /// <summary>The example's address.</summary>
    public Uri Address
    {
        get
        {
            string path = Parameters("path").Aggregate(Path, (filled, p) => filled.Replace($"{{{p["name"]}}}", Uri.EscapeDataString($"{p["example"]}"), StringComparison.Ordinal));
            IEnumerable<string> query = Parameters("query").Where(p => p["example"] is not null).Select(p => $"{p["name"]}={Uri.EscapeDataString($"{p["example"]}")}");
            return new Uri(path.TrimStart('/') + "?" + string.Join('&', query), UriKind.Relative);
        }
    }

    private KeyValuePair<string, JsonNode?> Success => Node["responses"]!.AsObject().First(response => response.Key[0] == '2');

    public static IEnumerable<ApiOperation> Read(string document) =>
        from path in JsonNode.Parse(document)!["paths"]!.AsObject() from operation in path.Value!.AsObject() select new ApiOperation(operation.Key, path.Key, operation.Value!);

    /// <summary>What the description does not give an example of; null if it is complete.</summary>
    public string? Lacks()
    {
        if (Parameters("path").FirstOrDefault(p => p["example"] is null) is { } parameter)
            return $"no example of {parameter["name"]} (add one to examples.json under {Node["operationId"]})";
        return Success.Value!["content"] is { } content && content["application/octet-stream"] is null && Answer is null ? $"no example of the answer (add one to examples.json under {Node["operationId"]})" : null;
    }

    public override string ToString() => $"{Method} {Path}";

    private IEnumerable<JsonNode> Parameters(string where) => (Node["parameters"] as JsonArray ?? []).Where(p => (string?)p!["in"] == where)!;
}

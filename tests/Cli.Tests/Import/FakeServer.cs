using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace SocialRec.Cli.Tests.Import;

/// <summary>A gateway that keeps what it is sent, each id once, and refuses items named "bad".</summary>
internal sealed class FakeServer : HttpMessageHandler
{
    private readonly Dictionary<string, string> _imports = [];
    private readonly Lock _gate = new();

    public Dictionary<string, JsonNode> Kept { get; } = [];

    public List<string> Order { get; } = [];

    /// <summary>What to answer instead of working, for the n-th post; null works.</summary>
    public Func<int, HttpStatusCode?> Fault { get; set; } = _ => null;

    public int Posts { get; private set; }

    /// <summary>Where was posted to.</summary>
    public List<string> Paths { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string path = request.RequestUri!.AbsolutePath;
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (_gate)
        {
            if (request.Method == HttpMethod.Get)
                return _imports.TryGetValue(path, out string? import) ? Json(HttpStatusCode.OK, import) : Json(HttpStatusCode.NotFound, "{}");
            if (request.Method == HttpMethod.Put)
            {
                _imports[path] = body;
                return new HttpResponseMessage(HttpStatusCode.NoContent);
            }

            Paths.Add(path);
            return Fault(Posts++) is { } fault ? Json(fault, "{}") : Json(HttpStatusCode.OK, Keep(body));
        }
    }

    private string Keep(string body)
    {
        int accepted = 0, duplicates = 0, index = -1;
        var rejected = new JsonArray();
        foreach (string line in body.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            index++;
            JsonNode element = JsonNode.Parse(line)!;
            string id = (string)element["id"]!;
            if ((string?)element["item"] == "bad")
                rejected.Add(JsonNode.Parse($$$"""{"index":{{{index}}},"error":{"status":422,"pointer":"/item","detail":"is bad"}}"""));
            else if (Kept.TryAdd(id, element))
                accepted += Note(element);
            else
                duplicates++;
        }

        return new JsonObject { ["accepted"] = accepted, ["duplicates"] = duplicates, ["rejected"] = rejected }.ToJsonString();
    }

    private int Note(JsonNode element)
    {
        Order.Add($"{element["user"]} {element["item"]}{element["target_user"]}");
        return 1;
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}

using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SocialRec.TestKit;
using SocialRec.WebConsole.Tests.Browser;

namespace SocialRec.WebConsole.Tests.Docs;

/// <summary>Sends every example of <c>/openapi/v1.json</c> to a running server, in a tenant of its own, and compares each answer with the one shown.</summary>
[Collection(DemoSiteCollection.Name)]
public sealed class ApiExamplesTests(DemoSite site)
{
    // What is read must have been written, and is taken away last.
    private static readonly string[] Order = ["put", "post", "get", "patch", "delete"];

    [Fact]
    public async Task Examples_OfEveryPath_AreAnsweredAsTheySay()
    {
        using var client = new HttpClient { BaseAddress = site.Server.Address };
        client.DefaultRequestHeaders.Add("X-Tenant", "examples");
        ApiOperation[] operations = [.. ApiOperation.Read(await client.GetStringAsync("openapi/v1.json")).OrderBy(operation => Array.IndexOf(Order, operation.Method))];
        var faults = new List<string>();
        foreach (ApiOperation operation in operations.Where(operation => operation.Method != "delete" && !operation.NeedsAModel))
            faults.AddRange(await TryAsync(client, operation));
        string version = await TrainedVersionAsync(client);
        foreach (ApiOperation operation in operations.Where(operation => operation.NeedsAModel))
            faults.AddRange(await TryAsync(client, operation with { Path = operation.Path.Replace("{version}", version, StringComparison.Ordinal) }));
        foreach (ApiOperation operation in operations.Where(operation => operation.Method == "delete"))
            faults.AddRange(await TryAsync(client, operation));

        Assert.True(operations.Length >= 40, $"{operations.Length} operations");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task<string> TrainedVersionAsync(HttpClient client)
    {
        string models = await Polling.UntilAsync(() => client.GetStringAsync("v1/models"), answer => answer.Contains("\"version\"", StringComparison.Ordinal));
        return (string)JsonNode.Parse(models)!["models"]![0]!["version"]!;
    }

    private static async Task<List<string>> TryAsync(HttpClient client, ApiOperation operation)
    {
        if (operation.Lacks() is { } lack)
            return [$"{operation}: {lack}"];
        var faults = new List<string>();
        foreach ((string? type, string? body) in operation.Bodies)
        {
            using var request = new HttpRequestMessage(new HttpMethod(operation.Method), operation.Address);
            if (type is not null)
                request.Content = new StringContent(body!, Encoding.UTF8, type);
            using HttpResponseMessage response = await client.SendAsync(request);
            string text = await response.Content.ReadAsStringAsync();
            if (operation.NeedsATextModel && response.StatusCode == HttpStatusCode.ServiceUnavailable)
                continue;
            if ((int)response.StatusCode != operation.Status)
                faults.Add($"{operation} {type}: {(int)response.StatusCode} instead of {operation.Status}: {text}");
            else if (operation.Answer is { } expected && JsonShape.Difference(expected, JsonNode.Parse(text), "") is { } difference)
                faults.Add($"{operation} {type}: {difference} in {text}");
        }

        return faults;
    }
}

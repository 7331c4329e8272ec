using System.Net;
using System.Text.Json.Nodes;
using NSubstitute;
using SocialRec.Gateway.Events;
using SocialRec.Gateway.Tests.Fakes;
using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Gateway.Tests.OpenApi;

public sealed class OpenApiTests : IAsyncLifetime
{
    private TestGateway _gateway = null!;
    private JsonNode _document = null!;

    public async Task InitializeAsync()
    {
        _gateway = await TestGateway.StartAsync();
        _document = JsonNode.Parse(await _gateway.Client.GetStringAsync("/openapi/v1.json"))!;
    }

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public void Document_EveryOperation_SaysWhatItDoesTakesAndAnswers()
    {
        Assert.NotEmpty(Operations());
        Assert.All(Operations(), operation =>
        {
            Assert.False(string.IsNullOrEmpty((string?)operation.Node["summary"]), operation.Path);
            Assert.Contains(operation.Node["responses"]!.AsObject(), response => response.Key[0] == '2');
            Assert.Contains("application/problem+json", operation.Node["responses"]!["default"]!["content"]!.AsObject().Select(c => c.Key));
            Assert.Equal(TakesBody(operation.Method, operation.Path), operation.Node["requestBody"] is not null);
        });
    }

    private static bool TakesBody(string method, string path) =>
        method is "post" or "put" or "patch" && !path.EndsWith("/{b}", StringComparison.Ordinal) && !path.EndsWith("/activate", StringComparison.Ordinal);

    [Fact]
    public void Document_EveryReference_LeadsToASchema()
    {
        HashSet<string> schemas = [.. _document["components"]!["schemas"]!.AsObject().Select(schema => "#/components/schemas/" + schema.Key)];
        string[] references = [.. Strings(_document, "$ref")];

        Assert.NotEmpty(references);
        Assert.All(references.Where(r => r.StartsWith("#/components/schemas/", StringComparison.Ordinal)), reference => Assert.Contains(reference, schemas));
    }

    [Fact]
    public void Document_OperationIds_AreUnique() => Assert.Distinct(Operations().Select(operation => (string?)operation.Node["operationId"]));

    [Fact]
    public void Document_Event_ListsEveryTypeAndField()
    {
        JsonObject properties = _document["components"]!["schemas"]!["EventBody"]!["properties"]!.AsObject();

        Assert.Equal(EventTypeNames.All, properties["type"]!["enum"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(Enum.GetValues<EventField>().Skip(1).Select(field => EventFields.Pointer(field)[1..]), properties.Select(property => property.Key));
        Assert.All(properties, property => Assert.NotNull(property.Value!["description"]));
    }

    [Fact]
    public async Task Examples_OfEveryBody_AreAccepted()
    {
        Answer();
        int sent = 0;
        foreach ((string path, string method, JsonNode operation) in Operations())
        {
            foreach ((string type, JsonNode? content) in operation["requestBody"]?["content"]?.AsObject() ?? [])
            {
                JsonNode example = content!["example"]!;
                string body = type == "application/json" ? example.ToJsonString() : (string)example!;
                using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("{id}", "tea-1", StringComparison.Ordinal));
                request.Content = new StringContent(body, null, type);
                using HttpResponseMessage response = await _gateway.Client.SendAsync(request);
                Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent or HttpStatusCode.Accepted, $"{method} {path}: {await response.Content.ReadAsStringAsync()} {string.Join('\n', _gateway.Log.Lines)}");
                sent++;
            }
        }

        Assert.True(sent >= 12, $"{sent} examples were sent");
    }

    private void Answer()
    {
        var row = new CatalogRow("tea-1", 1, new CatalogItem { Id = "tea-1" }, 0);
        for (int shard = 0; shard < _gateway.Cluster.Layout.CatalogShards; shard++)
        {
            ICatalogShardGrain grain = _gateway.Cluster.Grain<ICatalogShardGrain>($"{shard}");
            grain.PutAsync(Arg.Any<CatalogItem[]>()).Returns(call => new long[call.Arg<CatalogItem[]>().Length]);
            grain.GetAsync("tea-1").Returns(row);
            grain.PutIfVersionAsync(Arg.Any<CatalogItem>(), 1).Returns(2);
        }

        IUserGrain user = _gateway.Cluster.Grain<IUserGrain>("tea-1");
        user.GetAsync().Returns(new UserDetails { Id = "tea-1", Profile = new UserProfile() });
        user.PutProfileIfVersionAsync(Arg.Any<UserProfile>(), 0).Returns(true);
        ICircleGrain circle = _gateway.Cluster.Grain<ICircleGrain>("tea-1");
        circle.GetAsync().Returns(new CircleDetails { Id = "tea-1" });
        circle.PutIfVersionAsync(Arg.Any<CircleAbout>(), 0).Returns(true);
        _gateway.Cluster.Recommend(_ => Fakes.Answers.Empty);
        _gateway.Cluster.Train("run-1");
    }

    private IEnumerable<(string Path, string Method, JsonNode Node)> Operations() =>
        from path in _document["paths"]!.AsObject() from operation in path.Value!.AsObject() select (path.Key, operation.Key, operation.Value);

    private static IEnumerable<string> Strings(JsonNode? node, string name) => node switch
    {
        JsonObject o => o.SelectMany(member => member.Key == name && member.Value is JsonValue value ? [(string)value!] : Strings(member.Value, name)),
        JsonArray a => a.SelectMany(element => Strings(element, name)),
        _ => [],
    };
}

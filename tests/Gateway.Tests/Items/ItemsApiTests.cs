using System.Net;
using System.Text.Json.Nodes;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using SocialRec.Gateway.Tests.Fakes;
using SocialRec.Grains.Interfaces.Catalog;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Items;

namespace SocialRec.Gateway.Tests.Items;

public sealed class ItemsApiTests : IAsyncLifetime
{
    private readonly List<CatalogItem> _put = [];
    private TestGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _gateway = await TestGateway.StartAsync();
        for (int shard = 0; shard < _gateway.Cluster.Layout.CatalogShards; shard++)
        {
            _gateway.Cluster.Grain<ICatalogShardGrain>($"{shard}").PutAsync(Arg.Any<CatalogItem[]>()).Returns(call =>
            {
                lock (_put)
                    _put.AddRange(call.Arg<CatalogItem[]>());
                return call.Arg<CatalogItem[]>().Select(_ => 3L).ToArray();
            });
        }
    }

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task Put_Item_IsKeptWhole()
    {
        using HttpResponseMessage response = await PutAsync(
            "龙井", """{"title":"t","categories":["tea","green"],"attributes":{"a":"b"},"price":1.5,"in_stock":false,"published":"2026-01-31T12:00:00Z","expires":1893456000}""");

        Assert.Equal("""{"id":"龙井","version":3}""", await response.Content.ReadAsStringAsync());
        Assert.Equivalent(
            new CatalogItem
            {
                Id = "龙井", Title = "t", Categories = ["tea", "green"], Attributes = new() { ["a"] = "b" }, Price = 1.5, InStock = false,
                PublishedMs = 1_769_860_800_000, ExpiresMs = 1_893_456_000_000,
            },
            Assert.Single(_put),
            strict: true);
    }

    [Fact]
    public async Task Put_EmptyObject_HasTheDefaults()
    {
        (await PutAsync("i", "{}")).Dispose();

        Assert.Equivalent(new CatalogItem { Id = "i" }, Assert.Single(_put), strict: true);
    }

    [Theory]
    [InlineData("""{"id":"other"}""", "/id")]
    [InlineData("""{"price":-1}""", "/price")]
    [InlineData("""{"price":"cheap"}""", "/price")]
    [InlineData("""{"categories":["a",""]}""", "/categories/1")]
    [InlineData("""{"categories":"tea"}""", "/categories")]
    [InlineData("""{"attributes":{"a":null}}""", "/attributes/a")]
    [InlineData("""{"attributes":{"a":{"b":1}}}""", "/attributes/a")]
    [InlineData("""{"published":"soon"}""", "/published")]
    [InlineData("""{"published":1893456000,"expires":1769860800}""", "/expires")]
    public async Task Put_BadField_IsNamed(string body, string pointer)
    {
        using HttpResponseMessage response = await PutAsync("i", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(pointer, (string?)(await TestGateway.JsonAsync(response))["errors"]![0]!["pointer"]);
        Assert.Empty(_put);
    }

    [Fact]
    public async Task Post_Lines_KeepsGoodOnesAndNamesBadOnes()
    {
        using HttpResponseMessage response = await _gateway.PostLinesAsync("/v1/items", """{"id":"a","title":"A"}""", """{"title":"no id"}""", """{"id":"b","price":-2}""", """{"id":"c"}""");

        JsonNode answer = await TestGateway.JsonAsync(response);
        Assert.Equal(["a", "c"], _put.Select(item => item.Id).Order());
        Assert.Equal([(1, null, "/id"), (2, "b", "/price")], answer["rejected"]!.AsArray().Select(r => ((int)r!["index"]!, (string?)r["id"], (string?)r["error"]!["pointer"])));
    }

    [Fact]
    public async Task Post_StorageFails_NamesTheItemsToRetry()
    {
        string lost = Enumerable.Range(0, 100).Select(i => $"i{i}").First(id => _gateway.Cluster.Layout.ShardOf(id) == 1);
        _gateway.Cluster.Grain<ICatalogShardGrain>("1").PutAsync(Arg.Any<CatalogItem[]>()).ThrowsAsync(new UnavailableException("Full disk."));
        string kept = Enumerable.Range(0, 100).Select(i => $"i{i}").First(id => _gateway.Cluster.Layout.ShardOf(id) == 0);
        using HttpResponseMessage response = await _gateway.PostLinesAsync("/v1/items", $$"""{"id":"{{kept}}"}""", $$"""{"id":"{{lost}}"}""");

        Assert.Equal([1], (await TestGateway.JsonAsync(response))["retry"]!.AsArray().Select(i => (int)i!));
    }

    [Fact]
    public async Task Get_Item_ShowsRowAndEvents()
    {
        _gateway.Cluster.Grain<IItemGrain>("i").GetAsync().Returns(new ItemDetails
        {
            Id = "i",
            Catalog = new CatalogItem { Id = "i", Title = "T", PublishedMs = 1_769_860_800_000 },
            Version = 2,
            EventCounts = new() { [EventType.Like] = 3 },
            Trend = new() { [EventType.Like] = 1.5 },
            Recent = [new ItemAct(9, EventType.Review, "u", float.NaN, null, "fine", [])],
        });

        Assert.Equal(
            """{"id":"i","title":"T","categories":[],"attributes":{},"in_stock":true,"hidden":false,"published":"2026-01-31T12:00:00Z","version":2,"event_counts":{"like":3},"trend":{"like":1.5},"recent":[{"act":"review","user":"u","text":"fine"}]}""",
            await _gateway.Client.GetStringAsync("/v1/items/i"));
    }

    [Fact]
    public async Task Patch_Item_ChangesTheNamedFieldsAndRetriesOnAConflict()
    {
        ICatalogShardGrain shard = _gateway.Cluster.Grain<ICatalogShardGrain>($"{_gateway.Cluster.Layout.ShardOf("i")}");
        var row = new CatalogItem { Id = "i", Title = "T", Price = 5, Attributes = new() { ["a"] = "1", ["b"] = "2" } };
        shard.GetAsync("i").Returns(new CatalogRow("i", 4, row, 0), new CatalogRow("i", 5, row with { Title = "U" }, 0));
        CatalogItem? written = null;
        shard.PutIfVersionAsync(Arg.Any<CatalogItem>(), Arg.Any<long>()).Returns(call =>
        {
            written = call.Arg<CatalogItem>();
            return call.Arg<long>() == 5 ? 6L : null;
        });
        using var content = new StringContent("""{"price":null,"attributes":{"b":null,"c":"3"}}""", null, "application/merge-patch+json");
        using HttpResponseMessage response = await _gateway.Client.PatchAsync("/v1/items/i", content);

        Assert.Equal("""{"id":"i","version":6}""", await response.Content.ReadAsStringAsync());
        Assert.Equivalent(new CatalogItem { Id = "i", Title = "U", Attributes = new() { ["a"] = "1", ["c"] = "3" } }, written, strict: true);
    }

    [Fact]
    public async Task Patch_UnknownItem_Is404()
    {
        using var content = new StringContent("{}", null, "application/json");

        Assert.Equal(HttpStatusCode.NotFound, (await _gateway.Client.PatchAsync("/v1/items/i", content)).StatusCode);
    }

    [Theory]
    [InlineData(true, HttpStatusCode.NoContent)]
    [InlineData(false, HttpStatusCode.NotFound)]
    public async Task Delete_Item_SaysWhetherItWasThere(bool there, HttpStatusCode status)
    {
        _gateway.Cluster.Grain<ICatalogShardGrain>($"{_gateway.Cluster.Layout.ShardOf("i")}").DeleteAsync("i").Returns(there);

        Assert.Equal(status, (await _gateway.Client.DeleteAsync("/v1/items/i")).StatusCode);
    }

    private async Task<HttpResponseMessage> PutAsync(string id, string body)
    {
        using var content = new StringContent(body, null, "application/json");
        return await _gateway.Client.PutAsync($"/v1/items/{Uri.EscapeDataString(id)}", content);
    }
}

using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using NSubstitute;
using SocialRec.Gateway.Json;
using SocialRec.Gateway.Recommendations;
using SocialRec.Gateway.Tests.Fakes;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Recommendations;

namespace SocialRec.Gateway.Tests.Recommendations;

public sealed class RecommendationsApiTests : IAsyncLifetime
{
    private TestGateway _gateway = null!;
    private RecommendationQuery? _asked;

    public async Task InitializeAsync()
    {
        _gateway = await TestGateway.StartAsync();
        _gateway.Cluster.Recommend(query =>
        {
            _asked = query;
            return Answers.Full;
        });
    }

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task Get_WithoutParameters_AsksByTheDefaults()
    {
        (await _gateway.Client.GetAsync("/v1/users/ann@x.org/recommendations")).EnsureSuccessStatusCode();

        Assert.Equivalent(new RecommendationQuery { User = "ann@x.org" }, _asked, strict: true);
    }

    [Fact]
    public async Task Get_WithAllParameters_PassesThemOn()
    {
        var token = new PositionToken();
        token.Add(_gateway.Cluster.Layout.PartitionOf("bob"), 42);
        (await _gateway.Client.GetAsync(
            $"/v1/users/bob/recommendations?limit=7&scenario=relevance&category=tea&exclude=a,b&exclude=c&exclude_seen=false&diversity=0.5&explain=none&token={token}&cursor=c-1")).EnsureSuccessStatusCode();

        RecommendationQuery expected = new()
        {
            User = "bob", Limit = 7, Scenario = "relevance", Category = "tea", Exclude = ["a", "b", "c"], ExcludeSeen = false, Diversity = 0.5, Explain = ExplainLevel.None,
            MinPosition = 42, Cursor = "c-1",
        };
        Assert.Equivalent(expected, _asked, strict: true);
    }

    [Theory]
    [InlineData("limit=1001", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("diversity=2", "diversity")]
    [InlineData("diversity=NaN", "diversity")]
    [InlineData("exclude_seen=maybe", "exclude_seen")]
    [InlineData("explain=everything", "explain")]
    [InlineData("exclude=a%20b", "exclude")]
    [InlineData("token=%21", "token")]
    [InlineData("token=AAAA", "token")]
    public async Task Get_BadParameter_IsNamed(string query, string name)
    {
        using HttpResponseMessage response = await _gateway.Client.GetAsync("/v1/users/u/recommendations?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(name, (string?)(await TestGateway.JsonAsync(response))["errors"]![0]!["pointer"]);
        Assert.Null(_asked);
    }

    [Fact]
    public async Task Get_Answer_IsWrittenAsItIsDescribed()
    {
        string text = await _gateway.Client.GetStringAsync("/v1/users/u/recommendations");

        AnswerBody body = JsonSerializer.Deserialize(text, WireJson.Shapes.AnswerBody)!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), JsonSerializer.SerializeToNode(body, WireJson.Shapes.AnswerBody)), text);
        Assert.Contains("龙井", text, StringComparison.Ordinal);
        Assert.Equal(Answers.Full.Items[0].Reasons[0].TimeMs, body.Items[0].Reasons[0].Time);
        Assert.Equal(Answers.Full.TimeMs, body.Time);
    }

    [Fact]
    public async Task Post_Session_CountsItsEventsForThisAnswer()
    {
        using HttpResponseMessage response = await _gateway.PostAsync(
            "/v1/recommendations", """{"limit":3,"session_events":[{"type":"view","item":"i"},{"type":"cart","item":"j","time":null}],"attributes":{"brand":"b"},"item":"k"}""");

        response.EnsureSuccessStatusCode();
        Assert.Null(_asked!.User);
        Assert.Equal([EventType.View, EventType.Cart], _asked.SessionEvents.Select(e => e.Type));
        Assert.Equal(("b", "k", 3, true), (_asked.Attributes["brand"], _asked.Item, _asked.Limit, _asked.ExcludeSeen));
    }

    [Theory]
    [InlineData("""{"limit":0}""", "/limit", 422)]
    [InlineData("""{"limit":"x"}""", "/limit", 422)]
    [InlineData("""{"explain":"all"}""", "/explain", 422)]
    [InlineData("""{"exclude":["a",null]}""", "/exclude/1", 422)]
    [InlineData("""{"exclude":null}""", "/exclude", 422)]
    [InlineData("""{"user":"a b"}""", "/user", 422)]
    [InlineData("""{"session_events":[{"type":"view","item":"i"},{"type":"view"}]}""", "/session_events/1/item", 422)]
    [InlineData("""{"token":"!"}""", "/token", 422)]
    [InlineData("""{"limit":1""", "/limit", 400)]
    public async Task Post_BadField_IsNamed(string body, string pointer, int status)
    {
        using HttpResponseMessage response = await _gateway.PostAsync("/v1/recommendations", body);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(pointer, (string?)(await TestGateway.JsonAsync(response))["errors"]![0]!["pointer"]);
    }

    [Fact]
    public async Task Rank_Items_AreTheOnlyCandidates()
    {
        using HttpResponseMessage response = await _gateway.PostAsync("/v1/rank", """{"user":"u","items":["b","a"]}""");

        response.EnsureSuccessStatusCode();
        Assert.Equal(["b", "a"], _asked!.Candidates);
        Assert.Equal(("relevance", 2, false), (_asked.Scenario, _asked.Limit, _asked.ExcludeSeen));
    }

    [Fact]
    public async Task Rank_NoItems_IsRefused()
    {
        using HttpResponseMessage response = await _gateway.PostAsync("/v1/rank", """{"user":"u"}""");

        Assert.Equal("/items", (string?)(await TestGateway.JsonAsync(response))["errors"]![0]!["pointer"]);
    }

    [Fact]
    public async Task Similar_UnknownItem_Is404() => Assert.Equal(HttpStatusCode.NotFound, (await _gateway.Client.GetAsync("/v1/items/i/similar")).StatusCode);

    [Fact]
    public async Task Lists_PassLimitAndCategoryOn()
    {
        for (int lane = 0; lane < 8; lane++)
        {
            IRecommendationGrain grain = _gateway.Cluster.Grain<IRecommendationGrain>($"{lane}");
            grain.SimilarAsync("i", 3, "tea").Returns(Answers.Full);
            grain.TrendingAsync(3, "tea").Returns(Answers.Full);
            grain.LatestAsync(3, "tea").Returns(Answers.Full);
        }

        foreach (string list in new[] { "items/i/similar", "trending", "latest" })
            Assert.Contains("r-1", await _gateway.Client.GetStringAsync($"/v1/{list}?limit=3&category=tea"), StringComparison.Ordinal);
    }
}

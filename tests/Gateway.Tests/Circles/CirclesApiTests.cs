using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NSubstitute;
using SocialRec.Gateway.Tests.Fakes;
using SocialRec.Grains.Interfaces.Circles;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Gateway.Tests.Circles;

public sealed class CirclesApiTests : IAsyncLifetime
{
    private TestGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await TestGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("PUT", EventType.Join)]
    [InlineData("DELETE", EventType.Leave)]
    public async Task Members_Change_IsAnEventOfTheLog(string method, EventType type)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/v1/circles/club/members/bob");
        using HttpResponseMessage response = await _gateway.Client.SendAsync(request);

        SocialEvent kept = Assert.Single(_gateway.Cluster.Events);
        Assert.Equal((type, "bob", "club"), (kept.Type, kept.User, kept.Circle));
        Assert.True(PositionToken.TryParse((string?)(await TestGateway.JsonAsync(response))["token"], out PositionToken token));
        Assert.Equal(1, token.PositionOf(_gateway.Cluster.Layout.PartitionOf("bob")));
    }

    [Fact]
    public async Task Members_Page_IsPassedOn()
    {
        _gateway.Cluster.Grain<ICircleMembersGrain>("club").ReadAsync("c-1", 2).Returns(new MembersPage(["ann", "bob"], "c-2", 5));

        JsonNode answer = JsonNode.Parse(await _gateway.Client.GetStringAsync("/v1/circles/club/members?limit=2&cursor=c-1"))!;

        Assert.Equal("""{"members":["ann","bob"],"total":5,"next":"c-2"}""", answer.ToJsonString());
    }

    [Fact]
    public async Task Get_Circle_ShowsWhatItIsAboutAndWhatItsMembersDid()
    {
        _gateway.Cluster.Grain<ICircleGrain>("club").GetAsync().Returns(new CircleDetails
        {
            Id = "club",
            About = new CircleAbout { Name = "茶友", About = "tea" },
            Members = 3,
            Recent = [new FriendAct("ann", 4, EventType.Share, "tea-1", 1_767_225_600_000, "喝", true)],
        });

        JsonNode answer = JsonNode.Parse(await _gateway.Client.GetStringAsync("/v1/circles/club"))!;

        Assert.Equal(("茶友", "tea", 3), ((string)answer["name"]!, (string)answer["about"]!, (int)answer["members"]!));
        Assert.Equal("""{"actor":"ann","act":"share","item":"tea-1","time":"2026-01-01T00:00:00Z","text":"喝","direct":true}""", answer["recent"]![0]!.ToJsonString(new(System.Text.Json.JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task UnknownCircle_Is404(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/v1/circles/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, (await _gateway.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Put_NameTooLong_Is422WithItsPointer()
    {
        using var content = new StringContent($$"""{"name":"{{new string('x', 257)}}"}""", null, "application/json");
        using HttpResponseMessage response = await _gateway.Client.PutAsync("/v1/circles/club", content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("/name", (string?)(await TestGateway.JsonAsync(response))["errors"]![0]!["pointer"]);
        await _gateway.Cluster.Grain<ICircleGrain>("club").DidNotReceiveWithAnyArgs().PutAsync(null!);
    }

    [Fact]
    public async Task Patch_Circle_KeepsTheOtherFields()
    {
        ICircleGrain circle = _gateway.Cluster.Grain<ICircleGrain>("club");
        circle.GetAsync().Returns(new CircleDetails { Id = "club", About = new CircleAbout { Name = "Club", About = "tea" }, Version = 7 });
        circle.PutIfVersionAsync(Arg.Is<CircleAbout>(about => about.Name == "Club" && about.About == null && about.Hidden), 7).Returns(true);
        using var content = new StringContent("""{"hidden":true,"about":null}""", null, "application/json");

        Assert.Equal(HttpStatusCode.NoContent, (await _gateway.Client.PatchAsync("/v1/circles/club", content)).StatusCode);
    }

    [Fact]
    public async Task Post_Lines_WriteEachGoodCircleAndNameTheBad()
    {
        using var content = new StringContent("{\"id\":\"a\",\"name\":\"A\"}\n{\"id\":\"b/c\"}\n{\"id\":\"d\"}\n", Encoding.UTF8, "application/x-ndjson");
        using HttpResponseMessage response = await _gateway.Client.PostAsync("/v1/circles", content);
        JsonNode answer = await TestGateway.JsonAsync(response);

        Assert.Equal(2, (int)answer["accepted"]!);
        Assert.Equal(1, (int)answer["rejected"]![0]!["index"]!);
        await _gateway.Cluster.Grain<ICircleGrain>("a").Received().PutAsync(Arg.Is<CircleAbout>(about => about.Name == "A"));
    }

    [Fact]
    public async Task Trending_OfACircle_HasItsReasons()
    {
        RecommendationAnswer trending = Answers.Empty with { Items = [new RecommendedItem("tea-1", 2, "circle", [new Reason("circle", "ann", "like", null, null, null, 1, "club")])] };
        for (int lane = 0; lane < 64; lane++)
            _gateway.Cluster.Grain<IRecommendationGrain>($"{lane}").CircleTrendingAsync("club", 5, null).Returns(trending);

        JsonNode answer = JsonNode.Parse(await _gateway.Client.GetStringAsync("/v1/circles/club/trending?limit=5"))!;

        Assert.Equal("""{"kind":"circle","circle":"club","actor":"ann","act":"like","weight":1}""", answer["items"]![0]!["reasons"]![0]!.ToJsonString());
        Assert.Equal(HttpStatusCode.NotFound, (await _gateway.Client.GetAsync("/v1/circles/nowhere/trending")).StatusCode);
    }
}

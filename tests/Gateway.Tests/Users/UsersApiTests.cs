using System.Net;
using System.Text.Json.Nodes;
using NSubstitute;
using SocialRec.Gateway.Tests.Fakes;
using SocialRec.Grains.Interfaces.Events;
using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Gateway.Tests.Users;

public sealed class UsersApiTests : IAsyncLifetime
{
    private TestGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await TestGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("PUT", "follows", EventType.Follow)]
    [InlineData("DELETE", "follows", EventType.Unfollow)]
    [InlineData("PUT", "blocks", EventType.Block)]
    [InlineData("DELETE", "blocks", EventType.Unblock)]
    [InlineData("PUT", "mutes", EventType.Mute)]
    [InlineData("DELETE", "mutes", EventType.Unmute)]
    public async Task Relation_Change_IsAnEventOfTheLog(string method, string relation, EventType type)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/v1/users/ann/{relation}/bob");
        using HttpResponseMessage response = await _gateway.Client.SendAsync(request);

        SocialEvent kept = Assert.Single(_gateway.Cluster.Events);
        Assert.Equal((type, "ann", "bob"), (kept.Type, kept.User, kept.TargetUser));
        Assert.True(PositionToken.TryParse((string?)(await TestGateway.JsonAsync(response))["token"], out PositionToken token));
        Assert.Equal(1, token.PositionOf(_gateway.Cluster.Layout.PartitionOf("ann")));
    }

    [Fact]
    public async Task Relation_WithOneself_IsRefused()
    {
        using HttpResponseMessage response = await _gateway.Client.PutAsync("/v1/users/ann/follows/ann", null);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(_gateway.Cluster.Events);
    }

    [Fact]
    public async Task Put_Profile_IsKeptWhole()
    {
        using var content = new StringContent("""{"name":"Ann","language":"en","attributes":{"city":"Leeds"},"private":true}""", null, "application/json");
        (await _gateway.Client.PutAsync("/v1/users/ann", content)).EnsureSuccessStatusCode();

        await _gateway.Cluster.Grain<IUserGrain>("ann").Received().PutProfileAsync(Arg.Is<UserProfile>(p => p.Name == "Ann" && p.Language == "en" && p.Attributes["city"] == "Leeds" && p.Private));
    }

    [Fact]
    public async Task Patch_Profile_KeepsTheOtherFields()
    {
        IUserGrain user = _gateway.Cluster.Grain<IUserGrain>("ann");
        user.GetAsync().Returns(new UserDetails { Id = "ann", Profile = new UserProfile { Name = "Ann", Language = "en" }, ProfileVersion = 7 });
        user.PutProfileIfVersionAsync(Arg.Is<UserProfile>(p => p.Name == "Ann" && p.Language == null && p.Private), 7).Returns(true);
        using var content = new StringContent("""{"private":true,"language":null}""", null, "application/json");

        Assert.Equal(HttpStatusCode.NoContent, (await _gateway.Client.PatchAsync("/v1/users/ann", content)).StatusCode);
    }

    [Fact]
    public async Task Patch_ThatAlwaysLosesTheRace_Is409()
    {
        _gateway.Cluster.Grain<IUserGrain>("ann").GetAsync().Returns(new UserDetails { Id = "ann", Profile = new UserProfile() });
        using var content = new StringContent("""{"private":true}""", null, "application/json");

        Assert.Equal(HttpStatusCode.Conflict, (await _gateway.Client.PatchAsync("/v1/users/ann", content)).StatusCode);
    }

    [Fact]
    public async Task Get_User_ShowsProfileRelationsAndActs()
    {
        _gateway.Cluster.Grain<IUserGrain>("ann").GetAsync().Returns(new UserDetails
        {
            Id = "ann",
            Profile = new UserProfile { Name = "安" },
            Position = 12,
            EventCounts = new() { [EventType.Purchase] = 2 },
            Follows = ["bob"],
            Followers = 3,
            Recent = [new RecentAct(12, EventType.Like, "i", null, 1_769_860_800_500)],
            Feed = [new FriendAct("bob", 4, EventType.Share, "j", null, "look", Direct: true)],
        });

        JsonNode user = JsonNode.Parse(await _gateway.Client.GetStringAsync("/v1/users/ann"))!;
        Assert.Equal(("安", 2, "bob", 3), ((string)user["name"]!, (int)user["event_counts"]!["purchase"]!, (string)user["follows"]![0]!, (int)user["followers"]!));
        Assert.Equal("""{"act":"like","item":"i","time":"2026-01-31T12:00:00.5Z"}""", user["recent"]![0]!.ToJsonString());
        Assert.Equal("""{"actor":"bob","act":"share","item":"j","text":"look","direct":true}""", user["feed"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task Get_UnknownUser_Is404() => Assert.Equal(HttpStatusCode.NotFound, (await _gateway.Client.GetAsync("/v1/users/nobody")).StatusCode);

    [Fact]
    public async Task Post_Lines_WritesEachProfile()
    {
        using HttpResponseMessage response = await _gateway.PostLinesAsync("/v1/users", """{"id":"a","name":"A"}""", """{"id":"b c"}""", """{"id":"d"}""");

        JsonNode answer = await TestGateway.JsonAsync(response);
        Assert.Equal((2, 1), ((int)answer["accepted"]!, (int)answer["rejected"]![0]!["index"]!));
        await _gateway.Cluster.Grain<IUserGrain>("a").Received().PutProfileAsync(Arg.Is<UserProfile>(p => p.Name == "A"));
    }
}

using System.Net;
using System.Text.Json.Nodes;
using NSubstitute;
using SocialRec.Gateway.Tests.Fakes;
using SocialRec.Grains.Interfaces.Recommendations;
using SocialRec.Grains.Interfaces.Suggestions;

namespace SocialRec.Gateway.Tests.Suggestions;

public sealed class SuggestionsApiTests : IAsyncLifetime
{
    private TestGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await TestGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task Circles_Suggested_ComeWithTheirReasons()
    {
        Suggestion[] suggestions = [new("club", 0.5f, [new Reason("friend", "ann", null, null, null, null, 1), new Reason("similar", null, null, "tea-1", null, null, 0.5f)])];
        _gateway.Cluster.Grain<ISuggestionGrain>("0").CirclesAsync("bob", 3).Returns(suggestions);

        JsonNode answer = JsonNode.Parse(await _gateway.Client.GetStringAsync("/v1/users/bob/circle-suggestions?limit=3"))!;

        Assert.Equal(
            """{"suggestions":[{"id":"club","score":0.5,"reasons":[{"kind":"friend","actor":"ann","weight":1},{"kind":"similar","item":"tea-1","weight":0.5}]}]}""",
            answer.ToJsonString());
    }

    [Theory]
    [InlineData("/v1/users/nobody/friend-suggestions", HttpStatusCode.NotFound)]
    [InlineData("/v1/users/nobody/circle-suggestions", HttpStatusCode.NotFound)]
    [InlineData("/v1/users/bob/friend-suggestions?limit=0", HttpStatusCode.BadRequest)]
    public async Task Suggestions_NotToBeHad_SaySo(string path, HttpStatusCode status)
    {
        _gateway.Cluster.Grain<ISuggestionGrain>("0").FriendsAsync("nobody", 10).Returns((Suggestion[]?)null);
        _gateway.Cluster.Grain<ISuggestionGrain>("0").CirclesAsync("nobody", 10).Returns((Suggestion[]?)null);

        Assert.Equal(status, (await _gateway.Client.GetAsync(path)).StatusCode);
    }
}

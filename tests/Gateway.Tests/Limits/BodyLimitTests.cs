using System.Net;
using System.Text.Json.Nodes;
using SocialRec.Gateway.Tests.Fakes;

namespace SocialRec.Gateway.Tests.Limits;

public sealed class BodyLimitTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_JsonBodyAboveTheLimit_Is413(bool lengthKnown)
    {
        await using TestGateway gateway = await TestGateway.StartAsync(new() { ["Gateway:Limits:MaxJsonBodyBytes"] = "2048" });
        using var content = new StringContent($$"""{"type":"like","user":"u","item":"i","text":"{{new string('x', 4_096)}}"}""", null, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events") { Content = content };
        request.Headers.TransferEncodingChunked = !lengthKnown;
        using HttpResponseMessage response = await gateway.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Post_StreamAboveTheLimit_Is413AndTellsWhatWasKept()
    {
        await using TestGateway gateway = await TestGateway.StartAsync(new() { ["Gateway:Limits:MaxStreamBytes"] = "20000", ["Gateway:Bulk:BatchElements"] = "10" });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events") { Content = new EventStreamContent(40_000) };
        request.Headers.TransferEncodingChunked = true;
        using HttpResponseMessage response = await gateway.Client.SendAsync(request);

        JsonNode answer = await TestGateway.JsonAsync(response);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(gateway.Cluster.Events.Count(), (int)answer["accepted"]!);
        Assert.Equal((int)answer["accepted"]!, (int)answer["retry_from"]!);
    }

    [Theory]
    [InlineData("application/json", true, HttpStatusCode.UnprocessableEntity, "/0")]
    [InlineData("application/json", false, HttpStatusCode.BadRequest, "/0")]
    [InlineData("application/x-ndjson", true, HttpStatusCode.UnprocessableEntity, "/0")]
    public async Task Post_TenThousandDeep_IsRefusedByName(string type, bool closed, HttpStatusCode status, string pointer)
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        using HttpResponseMessage response = await gateway.PostAsync("/v1/events", new string('[', 10_000) + (closed ? new string(']', 10_000) : ""), type);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(pointer, (string?)(await TestGateway.JsonAsync(response))["errors"]![0]!["pointer"]);
    }

    [Fact]
    public async Task Post_OneDeepEventAmongGoodOnes_IsRefusedAlone()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        string deep = string.Concat(Enumerable.Repeat("""{"a":""", 10_000)) + "1" + new string('}', 10_000);
        using HttpResponseMessage response = await gateway.PostAsync(
            "/v1/events", $$"""[{"id":"a","type":"like","user":"u","item":"i"},{"id":"b","type":"like","user":"u","item":"i","context":{{deep}}},{"id":"c","type":"like","user":"u","item":"i"}]""");

        JsonNode answer = await TestGateway.JsonAsync(response);
        Assert.Equal(["a", "c"], gateway.Cluster.Events.Select(e => e.Id));
        Assert.Equal((1, "/context"), ((int)answer["rejected"]![0]!["index"]!, (string)answer["rejected"]![0]!["error"]!["pointer"]!));
    }

    [Fact]
    public async Task Put_DeepItem_IsRefusedByName()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        using var content = new StringContent("""{"title":""" + new string('[', 10_000) + new string(']', 10_000) + "}", null, "application/json");
        using HttpResponseMessage response = await gateway.Client.PutAsync("/v1/items/i", content);

        Assert.InRange((int)response.StatusCode, 400, 499);
        Assert.Equal("/title", (string?)(await TestGateway.JsonAsync(response))["errors"]![0]!["pointer"]);
    }
}

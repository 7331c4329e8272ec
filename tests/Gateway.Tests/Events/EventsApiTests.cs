using System.Net;
using System.Text.Json.Nodes;
using SocialRec.Gateway.Tests.Fakes;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Gateway.Tests.Events;

public sealed class EventsApiTests : IAsyncLifetime
{
    private TestGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await TestGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("""{"id":"a","type":"like","user":"u","item":"i"}""", 1)]
    [InlineData("""[{"id":"a","type":"like","user":"u","item":"i"},{"id":"b","type":"view","user":"v","item":"i"}]""", 2)]
    [InlineData("""{"batch":7,"events":[{"id":"a","type":"like","user":"u","item":"i"}]}""", 1)]
    [InlineData("""[]""", 0)]
    public async Task Post_JsonOfEveryForm_KeepsItsEvents(string body, int count)
    {
        using HttpResponseMessage response = await _gateway.PostAsync("/v1/events", body);

        JsonNode answer = await TestGateway.JsonAsync(response);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(count, (int)answer["accepted"]!);
        Assert.Equal(count, _gateway.Cluster.Events.Count());
    }

    [Fact]
    public async Task Post_Lines_KeepsGoodOnesAndNamesBadOnes()
    {
        using HttpResponseMessage response = await _gateway.PostLinesAsync(
            "/v1/events",
            """{"id":"a","type":"like","user":"u","item":"i"}""",
            "",
            """{"id":"b","type":"love","user":"u","item":"i"}""",
            """{"id":"c","type":"like","user":"u"}""",
            "{",
            """{"id":"d","type":"search","user":"u","text":"tea"}""");

        JsonNode answer = await TestGateway.JsonAsync(response);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["a", "d"], _gateway.Cluster.Events.Select(e => e.Id).Order());
        Assert.Equal([1, 2, 3], answer["rejected"]!.AsArray().Select(r => (int)r!["index"]!));
        Assert.Equal(["b", "c", null], answer["rejected"]!.AsArray().Select(r => (string?)r!["id"]));
        Assert.Equal(["/type", "/item", ""], answer["rejected"]!.AsArray().Select(r => (string?)r!["error"]!["pointer"]));
    }

    [Theory]
    [MemberData(nameof(HostileTexts.All), MemberType = typeof(HostileTexts))]
    public async Task Post_ReviewWithAHostileText_IsKeptAsItWasSent_OrNamesTheText(string text)
    {
        JsonObject body = new() { ["id"] = "a", ["type"] = "review", ["user"] = "u", ["item"] = "i", ["text"] = text };
        using HttpResponseMessage response = await _gateway.PostAsync("/v1/events", HostileTexts.Json(body));

        bool isGood = text.Length <= 10_000;
        Assert.Equal(isGood ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity, response.StatusCode);
        if (isGood)
            Assert.Equal(text, Assert.Single(_gateway.Cluster.Events).Text);
        else
            Assert.Equal("/0/text", (string?)(await TestGateway.JsonAsync(response))["errors"]![0]!["pointer"]);
    }

    [Theory]
    [MemberData(nameof(HostileTexts.InvalidUtf8), MemberType = typeof(HostileTexts))]
    public async Task Post_ReviewInInvalidUtf8_NamesTheTextAndKeepsNothing(byte[] bytes)
    {
        using HttpContent body = HostileTexts.Body("{\"type\":\"review\",\"user\":\"u\",\"item\":\"i\",\"text\":\"", bytes, "\"}");
        using HttpResponseMessage response = await _gateway.Client.PostAsync("/v1/events", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("/0/text", (string?)(await TestGateway.JsonAsync(response))["errors"]![0]!["pointer"]);
        Assert.Empty(_gateway.Cluster.Events);
    }

    [Fact]
    public async Task Post_SameEventAgain_CountsADuplicate()
    {
        const string Body = """{"id":"a","type":"like","user":"u","item":"i"}""";
        (await _gateway.PostAsync("/v1/events", Body)).Dispose();
        using HttpResponseMessage response = await _gateway.PostAsync("/v1/events", Body);

        JsonNode answer = await TestGateway.JsonAsync(response);
        Assert.Equal((0, 1), ((int)answer["accepted"]!, (int)answer["duplicates"]!));
    }

    [Fact]
    public async Task Post_Token_NamesThePositionOfEachPartition()
    {
        using HttpResponseMessage response = await _gateway.PostAsync("/v1/events", """[{"type":"like","user":"u","item":"i"},{"type":"view","user":"u","item":"i"}]""");

        Assert.True(PositionToken.TryParse((string?)(await TestGateway.JsonAsync(response))["token"], out PositionToken token));
        Assert.Equal(2, token.PositionOf(_gateway.Cluster.Layout.PartitionOf("u")));
    }

    [Fact]
    public async Task Post_OnlyBadEvents_IsAProblemThatNamesIndexAndField()
    {
        using HttpResponseMessage response = await _gateway.PostAsync("/v1/events", """[{"type":"like","user":"u","item":"i","time":"soon"}]""");

        JsonNode answer = await TestGateway.JsonAsync(response);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("/0/time", (string?)answer["errors"]![0]!["pointer"]);
        Assert.Equal(0, (int)answer["rejected"]![0]!["index"]!);
    }

    [Fact]
    public async Task Post_StorageFailsInOnePartition_NamesTheIndexesToRetry()
    {
        string[] users = [.. Enumerable.Range(0, 20).Select(i => $"u{i}")];
        _gateway.Cluster.PartitionOf("u3").Fault = _ => new UnavailableException("The disk is gone.");
        using HttpResponseMessage response = await _gateway.PostLinesAsync("/v1/events", [.. users.Select(u => $$"""{"type":"like","user":"{{u}}","item":"i"}""")]);

        JsonNode answer = await TestGateway.JsonAsync(response);
        int lost = _gateway.Cluster.Layout.PartitionOf("u3");
        int[] expected = [.. Enumerable.Range(0, 20).Where(i => _gateway.Cluster.Layout.PartitionOf(users[i]) == lost)];
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, answer["retry"]!.AsArray().Select(i => (int)i!));
        Assert.Equal(expected, answer["rejected"]!.AsArray().Where(r => (int)r!["error"]!["status"]! == 503).Select(r => (int)r!["index"]!));
        Assert.Equal(20 - expected.Length, (int)answer["accepted"]!);
    }

    [Theory]
    [MemberData(nameof(Transient))]
    public async Task Post_NothingCouldBeKept_IsRetryable(Exception fault)
    {
        foreach (FakePartition partition in _gateway.Cluster.AllPartitions())
            partition.Fault = _ => fault;
        using HttpResponseMessage response = await _gateway.PostAsync("/v1/events", """{"type":"like","user":"u","item":"i"}""");

        JsonNode answer = await TestGateway.JsonAsync(response);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal(0, (int)answer["retry"]![0]!);
    }

    public static TheoryData<Exception> Transient => [new UnavailableException("Full disk."), new TimeoutException()];

    [Fact]
    public async Task Post_QueuesAreFull_IsShedWithARetryAfter()
    {
        foreach (FakePartition partition in _gateway.Cluster.AllPartitions())
            partition.Fault = _ => new OverloadedException("Full queue.");
        using HttpResponseMessage response = await _gateway.PostAsync("/v1/events", """{"type":"like","user":"u","item":"i"}""");

        JsonNode answer = await TestGateway.JsonAsync(response);
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal(0, (int)answer["retry"]![0]!);
    }

    [Fact]
    public async Task Post_StorageFailsInAStream_SaysFromWhereToSendAgain()
    {
        int appends = 0;
        foreach (FakePartition partition in _gateway.Cluster.AllPartitions())
            partition.Fault = _ => Interlocked.Increment(ref appends) > 8 ? new UnavailableException("Full disk.") : null;
        string[] lines = [.. Enumerable.Range(0, 30_000).Select(i => $$"""{"id":"e{{i}}","type":"like","user":"u{{i % 97}}","item":"i"}""")];
        using HttpResponseMessage response = await _gateway.PostLinesAsync("/v1/events", lines);

        JsonNode answer = await TestGateway.JsonAsync(response);
        int from = (int)answer["retry_from"]!;
        int[] retry = [.. answer["retry"]!.AsArray().Select(i => (int)i!)];
        HashSet<string> kept = [.. _gateway.Cluster.Events.Select(e => e.Id)];
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(Enumerable.Range(0, lines.Length).Where(i => !kept.Contains($"e{i}")), [.. retry, .. Enumerable.Range(from, lines.Length - from)]);
    }

    [Fact]
    public async Task Post_OfAnotherTenant_GoesToItsLog()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events") { Content = new StringContent("""{"id":"a","type":"like","user":"u","item":"i"}""", null, "application/json") };
        request.Headers.Add("X-Tenant", "shop-2");
        (await _gateway.Client.SendAsync(request)).Dispose();

        KeyValuePair<string, FakePartition> used = Assert.Single(_gateway.Cluster.Partitions);
        Assert.StartsWith("shop-2/", used.Key, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", """{"type":"like" "user":"u"}""", "/type")]
    [InlineData("application/json", """[{"type":"like","user":"u","item":"i"},{"type":"view","user":}]""", "/1/user")]
    [InlineData("application/json", """{"events":[{"type":"view","user":"u","item":"i","context":{"a":[1,}}]}""", "/events/0/context")]
    [InlineData("application/json", "", "")]
    [InlineData("application/json", "\"like\"", "")]
    public async Task Post_BrokenJson_KeepsNothingAndNamesThePlace(string type, string body, string pointer)
    {
        using HttpResponseMessage response = await _gateway.PostAsync("/v1/events", body, type);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(pointer, (string?)(await TestGateway.JsonAsync(response))["errors"]![0]!["pointer"]);
        Assert.Empty(_gateway.Cluster.Events);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Post_OtherMediaType_Is415(string type)
    {
        using HttpResponseMessage response = await _gateway.PostAsync("/v1/events", "{}", type);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Contains("application/x-ndjson", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}

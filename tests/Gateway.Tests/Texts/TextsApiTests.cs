using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NSubstitute;
using Orleans.Concurrency;
using SocialRec.Gateway.Tests.Fakes;
using SocialRec.Gateway.Texts;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Texts;

namespace SocialRec.Gateway.Tests.Texts;

public sealed class TextsApiTests : IAsyncLifetime
{
    private TestGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await TestGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task Analyze_OfReviews_AnswersEachInOrder()
    {
        JsonNode answer = await PostAsync("/v1/reviews/analyze", TextExamples.Reviews, HttpStatusCode.OK);

        JsonArray reviews = answer["reviews"]!.AsArray();
        Assert.Equal(2, reviews.Count);
        Assert.Equal("positive", (string?)reviews[0]!["sentiment"]!["label"]);
        Assert.Equal(0.7, (double)reviews[0]!["sentiment"]!["positive"]!);
        Assert.Equal("Great screen, but the battery is poor.", (string?)reviews[0]!["aspects"]![0]!["quote"]);
        Assert.Equal("物流很快，味道很好", (string?)reviews[1]!["aspects"]![0]!["quote"]);
    }

    [Theory]
    [InlineData("""{"texts":[]}""", "/texts")]
    [InlineData("""{}""", "/texts")]
    [InlineData("""{"texts":["a",null]}""", "/texts/1")]
    [InlineData("""{"texts":"a"}""", "/texts")]
    public async Task Analyze_OfABodyThatBreaksARule_NamesTheField(string body, string pointer)
    {
        JsonNode problem = await PostAsync("/v1/reviews/analyze", body, HttpStatusCode.UnprocessableEntity);

        Assert.Equal(pointer, (string?)problem["errors"]![0]!["pointer"]);
    }

    [Fact]
    public async Task Analyze_OfTooManyTexts_IsRefused()
    {
        string body = new JsonObject { ["texts"] = new JsonArray([.. Enumerable.Repeat("a", 101).Select(text => (JsonNode)text)]) }.ToJsonString();

        await PostAsync("/v1/reviews/analyze", body, HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Analyze_WithoutAModel_SaysToComeAgain()
    {
        _gateway.Cluster.TextModel.ReadReviewsAsync(Arg.Any<Immutable<string[]>>(), Arg.Any<CancellationToken>()).Returns<ReviewReading[]>(_ => throw new UnavailableException("No text model is loaded."));

        await PostAsync("/v1/reviews/analyze", TextExamples.Reviews, HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Predict_OfAProduct_ShowsKindAndPlaces()
    {
        JsonNode answer = await PostAsync("/v1/attributes/predict", TextExamples.Product, HttpStatusCode.OK);

        Assert.Equal("Boots", (string?)answer["kind"]);
        Assert.Equal("Brown", (string?)answer["title"]![0]!["value"]);
        Assert.Equal(40, (int)answer["title"]![0]!["begin"]!);
    }

    [Fact]
    public async Task Predict_WithoutATitle_NamesIt()
    {
        JsonNode problem = await PostAsync("/v1/attributes/predict", """{"title":" "}""", HttpStatusCode.UnprocessableEntity);

        Assert.Equal("/title", (string?)problem["errors"]![0]!["pointer"]);
    }

    [Theory]
    [MemberData(nameof(HostileTexts.All), MemberType = typeof(HostileTexts))]
    public async Task Analyze_OfAHostileText_ReachesTheModelAsItWasSent(string text)
    {
        JsonNode answer = await PostAsync("/v1/reviews/analyze", HostileTexts.Json(new JsonObject { ["texts"] = new JsonArray(text) }), HttpStatusCode.OK);

        Assert.Equal(text, (string?)answer["reviews"]![0]!["aspects"]![0]!["quote"]);
    }

    [Fact]
    public async Task Analyze_OfATextThatIsTooLong_NamesIt()
    {
        string body = new JsonObject { ["texts"] = new JsonArray(new string('a', ReviewsRequest.MaxLength), new string('a', ReviewsRequest.MaxLength + 1)) }.ToJsonString();

        JsonNode error = Assert.Single((await PostAsync("/v1/reviews/analyze", body, HttpStatusCode.UnprocessableEntity))["errors"]!.AsArray())!;
        Assert.Equal("/texts/1", (string?)error["pointer"]);
    }

    [Theory]
    [MemberData(nameof(HostileTexts.InvalidUtf8), MemberType = typeof(HostileTexts))]
    public async Task Analyze_OfInvalidUtf8_IsRefusedAndNeverReachesTheModel(byte[] bytes)
    {
        using HttpContent body = HostileTexts.Body("{\"texts\":[\"", bytes, "\"]}");

        HttpResponseMessage response = await _gateway.Client.PostAsync("/v1/reviews/analyze", body);

        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity });
        await _gateway.Cluster.TextModel.DidNotReceiveWithAnyArgs().ReadReviewsAsync(default, default);
    }

    [Theory]
    [MemberData(nameof(HostileTexts.All), MemberType = typeof(HostileTexts))]
    public async Task Predict_OfAHostileTitle_ReachesTheModelAsItWasSent_OrNamesIt(string text)
    {
        bool isGood = text.Length <= 1_000 && !string.IsNullOrWhiteSpace(text);
        JsonNode answer = await PostAsync("/v1/attributes/predict", HostileTexts.Json(new JsonObject { ["title"] = text }), isGood ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity);

        if (isGood)
            await _gateway.Cluster.TextModel.Received(1).ReadAttributesAsync(text, "", Arg.Any<CancellationToken>());
        else
            Assert.Equal("/title", (string?)answer["errors"]![0]!["pointer"]);
    }

    [Theory]
    [MemberData(nameof(HostileTexts.All), MemberType = typeof(HostileTexts))]
    public async Task Predict_OfAHostileDescription_ReachesTheModelAsItWasSent_OrNamesIt(string text)
    {
        bool isGood = text.Length <= 20_000;
        JsonNode answer = await PostAsync(
            "/v1/attributes/predict", HostileTexts.Json(new JsonObject { ["title"] = "Boots", ["description"] = text }), isGood ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity);

        if (isGood)
            await _gateway.Cluster.TextModel.Received(1).ReadAttributesAsync("Boots", text, Arg.Any<CancellationToken>());
        else
            Assert.Equal("/description", (string?)answer["errors"]![0]!["pointer"]);
    }

    [Theory]
    [MemberData(nameof(HostileTexts.InvalidUtf8), MemberType = typeof(HostileTexts))]
    public async Task Predict_OfInvalidUtf8_IsRefusedAndNeverReachesTheModel(byte[] bytes)
    {
        using HttpContent body = HostileTexts.Body("{\"title\":\"", bytes, "\"}");

        HttpResponseMessage response = await _gateway.Client.PostAsync("/v1/attributes/predict", body);

        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity });
        await _gateway.Cluster.TextModel.DidNotReceiveWithAnyArgs().ReadAttributesAsync(default!, default!, default);
    }

    [Theory]
    [InlineData("""{"texts":["\ud83d"]}""")]
    [InlineData("""{"texts":["\ude00\ud83d"]}""")]
    public async Task Analyze_OfHalfACharacter_IsAnsweredOrRefused(string body)
    {
        HttpResponseMessage response = await _gateway.Client.PostAsync("/v1/reviews/analyze", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity });
        Assert.Empty(_gateway.Log.Lines);
    }

    private async Task<JsonNode> PostAsync(string path, string body, HttpStatusCode status)
    {
        HttpResponseMessage response = await _gateway.Client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(status, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}

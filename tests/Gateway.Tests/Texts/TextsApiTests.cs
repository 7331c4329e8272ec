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

    [Fact]
    public async Task Analyze_OfAnEmptyText_IsAsked() => await PostAsync("/v1/reviews/analyze", """{"texts":[""]}""", HttpStatusCode.OK);

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

    private async Task<JsonNode> PostAsync(string path, string body, HttpStatusCode status)
    {
        HttpResponseMessage response = await _gateway.Client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(status, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}

using System.Net;
using System.Text.Json.Nodes;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using SocialRec.Gateway.Tests.Fakes;
using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Items;

namespace SocialRec.Gateway.Tests.Problems;

public sealed class ProblemTests : IAsyncLifetime
{
    private TestGateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await TestGateway.StartAsync();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Theory]
    [InlineData("GET", "/v1/nothing", 404)]
    [InlineData("PATCH", "/v1/events", 405)]
    [InlineData("GET", "/v1/items/unknown", 404)]
    [InlineData("GET", "/v1/items/a%20b", 400)]
    [InlineData("GET", "/v1/items/%3Fa", 400)]
    [InlineData("GET", "/v1/users/u/recommendations?limit=0", 400)]
    public async Task Request_ThatFails_IsAnsweredWithAProblem(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using HttpResponseMessage response = await _gateway.Client.SendAsync(request);

        JsonNode problem = await TestGateway.JsonAsync(response);
        Assert.Equal((status, status), ((int)response.StatusCode, (int)problem["status"]!));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.False(string.IsNullOrEmpty((string?)problem["title"]));
    }

    [Theory]
    [InlineData("Bad Tenant")]
    [InlineData("UPPER")]
    [InlineData("a/b")]
    public async Task Tenant_ThatIsNone_IsNamed(string tenant)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/trending");
        request.Headers.Add("X-Tenant", tenant);
        using HttpResponseMessage response = await _gateway.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("X-Tenant", (string?)(await TestGateway.JsonAsync(response))["errors"]![0]!["pointer"]);
    }

    [Theory]
    [MemberData(nameof(Exceptions))]
    public async Task GrainException_OfTheFamily_HasItsStatus(Exception exception, int status, bool retryAfter)
    {
        _gateway.Cluster.Grain<IItemGrain>("i").GetAsync().ThrowsAsync(exception);
        using HttpResponseMessage response = await _gateway.Client.GetAsync("/v1/items/i");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(retryAfter, response.Headers.RetryAfter is not null);
    }

    public static TheoryData<Exception, int, bool> Exceptions => new()
    {
        { new NotFoundException("No such thing."), 404, false },
        { new InvalidRequestException("scenario", "is not known"), 422, false },
        { new OverloadedException("Full queue."), 429, true },
        { new UnavailableException("Full disk."), 503, true },
        { new TimeoutException(), 503, true },
        { new Orleans.Runtime.OrleansException("No silo."), 503, true },
        { new InvalidOperationException("A fault."), 500, false },
    };

    [Fact]
    public async Task Fault_OfTheServer_IsLoggedAndNotTold()
    {
        _gateway.Cluster.Grain<IItemGrain>("i").GetAsync().ThrowsAsync(new InvalidOperationException("secret detail"));
        using HttpResponseMessage response = await _gateway.Client.GetAsync("/v1/items/i");

        Assert.DoesNotContain("secret detail", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(_gateway.Log.Lines, line => line.Contains("secret detail", StringComparison.Ordinal));
    }
}

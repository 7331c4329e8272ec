using System.Net;
using System.Net.Http.Headers;
using SocialRec.Gateway.Access;
using SocialRec.Gateway.Options;
using SocialRec.Gateway.Tests.Fakes;
using SocialRec.TestKit;

namespace SocialRec.Gateway.Tests.Access;

public sealed class AccessTests
{
    private const string KeyFile = "Gateway:Access:KeyFile";
    private const string EveryInterface = "0.0.0.0";

    [Fact]
    public async Task Loopback_WithoutKeys_AsksForNone()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();

        Assert.Null(gateway.Key);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.GetAsync("/openapi/v1.json")).StatusCode);
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(gateway.Address.Host)));
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.Forbidden)]
    [InlineData("localhost:8080", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]:8080", HttpStatusCode.OK)]
    public async Task Loopback_WithoutKeys_AnswersToItsOwnNamesOnly(string host, HttpStatusCode status)
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        request.Headers.Host = host;

        Assert.Equal(status, (await gateway.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task OtherAddress_WithoutKeys_MakesOneAndKeepsItsHashOnly()
    {
        using var directory = new TempDirectory();
        string file = directory.File("keys/api-keys");
        await using TestGateway gateway = await TestGateway.StartAsync(new() { [KeyFile] = file }, EveryInterface);

        Assert.NotNull(gateway.Key);
        string kept = await File.ReadAllTextAsync(file);
        Assert.DoesNotContain(gateway.Key, kept, StringComparison.Ordinal);
        Assert.Equal(ApiKey.HashOf(gateway.Key), kept.Trim());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task OtherAddress_WithAKeyFromBefore_MakesNoNewOne()
    {
        using var directory = new TempDirectory();
        string file = directory.File("api-keys");
        string? key;
        await using (TestGateway first = await TestGateway.StartAsync(new() { [KeyFile] = file }, EveryInterface))
            key = first.Key;
        await using TestGateway second = await TestGateway.StartAsync(new() { [KeyFile] = file }, EveryInterface);

        Assert.Null(second.Key);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(second, new AuthenticationHeaderValue("Bearer", key)));
    }

    [Fact]
    public async Task Keys_AreAskedForOnLoopbackToo()
    {
        string key = ApiKey.Create();
        await using TestGateway gateway = await TestGateway.StartAsync(new() { ["Gateway:Access:KeyHashes:0"] = ApiKey.HashOf(key) });

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(gateway, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(gateway, new AuthenticationHeaderValue("Bearer", key + "x")));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(gateway, new AuthenticationHeaderValue("Basic", key)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, new AuthenticationHeaderValue("Bearer", key)));
        gateway.Client.DefaultRequestHeaders.Add("X-Api-Key", key);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(gateway, null));
    }

    [Fact]
    public async Task Health_NeedsNoKey_AndRefusalsNameNone()
    {
        string key = ApiKey.Create();
        await using TestGateway gateway = await TestGateway.StartAsync(new() { ["Gateway:Access:KeyHashes:0"] = ApiKey.HashOf(key) });
        gateway.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong-key");
        using HttpResponseMessage refused = await gateway.Client.GetAsync("/v1/trending");

        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.GetAsync("/health/live")).StatusCode);
        Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.Single().Scheme);
        Assert.DoesNotContain("wrong-key", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(gateway.Log.Lines, line => line.Contains("wrong-key", StringComparison.Ordinal) || line.Contains(key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/docs")]
    [InlineData("/openapi/v1.json")]
    public async Task Pages_WithoutData_NeedNoKey(string path)
    {
        await using TestGateway gateway = await TestGateway.StartAsync(new() { ["Gateway:Access:KeyHashes:0"] = ApiKey.HashOf(ApiKey.Create()) });

        Assert.Equal(HttpStatusCode.OK, (await gateway.Client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public void Listen_HostThatIsNoAddress_IsRefused() => Assert.Throws<FormatException>(() => new ListenAddress("example.org", 80).IsLoopback);

    private static async Task<HttpStatusCode> StatusAsync(TestGateway gateway, AuthenticationHeaderValue? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Authorization = authorization;
        request.Headers.Host = "localhost";
        var local = new UriBuilder(gateway.Address) { Host = "127.0.0.1", Path = "/metrics" };
        request.RequestUri = local.Uri;
        using HttpResponseMessage response = await gateway.Client.SendAsync(request);
        return response.StatusCode;
    }
}

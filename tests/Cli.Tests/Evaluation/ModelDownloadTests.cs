using System.Net;
using System.Security.Cryptography;
using System.Text;
using SocialRec.Cli.Evaluation;
using SocialRec.Cli.Import;
using SocialRec.TestKit;

namespace SocialRec.Cli.Tests.Evaluation;

public sealed class ModelDownloadTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly FakeModels _server = new();

    public void Dispose()
    {
        _directory.Dispose();
        _server.Dispose();
    }

    [Theory]
    [InlineData(null, "v2", "the newer")]
    [InlineData("v1", "v1", "the older")]
    public async Task Fetch_WritesTheVersionAskedFor_OrTheOneThatServes(string? version, string fetched, string content)
    {
        _server.Versions.Add(("v2", "the newer", Active: true));
        _server.Versions.Add(("v1", "the older", Active: false));

        Assert.Equal(fetched, await FetchAsync(version));

        Assert.Equal(content, File.ReadAllText(_directory.File("model/items.bundle")));
    }

    [Fact]
    public async Task Fetch_WhereNothingServes_SaysHowToTrain()
    {
        CommandException error = await Assert.ThrowsAsync<CommandException>(() => FetchAsync(null));

        Assert.Contains("/v1/training-runs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_AnUnknownVersion_NamesIt()
    {
        _server.Versions.Add(("v1", "it", Active: true));

        Assert.Contains("'v7'", (await Assert.ThrowsAsync<CommandException>(() => FetchAsync("v7"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_AnAlteredFile_IsRefusedAndNotKept()
    {
        _server.Versions.Add(("v1", "it", Active: true));
        _server.Alter = true;

        Assert.Equal(ExitCode.BadData, (await Assert.ThrowsAsync<CommandException>(() => FetchAsync(null))).ExitCode);
        Assert.False(File.Exists(_directory.File("model/items.bundle")));
    }

    private async Task<string> FetchAsync(string? version)
    {
        var http = new HttpClient(_server, disposeHandler: false) { BaseAddress = new Uri("http://localhost/") };
        using var gateway = new GatewayClient(http, null, null, TimeSpan.Zero, TimeProvider.System);
        return await ModelDownload.FetchAsync(gateway, version, new DirectoryInfo(_directory.File("model")), CancellationToken.None);
    }

    /// <summary>A gateway that has models and nothing else.</summary>
    private sealed class FakeModels : HttpMessageHandler
    {
        public List<(string Version, string Content, bool Active)> Versions { get; } = [];

        public bool Alter { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string path = request.RequestUri!.AbsolutePath;
            if (path == "/v1/models")
                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(List(), Encoding.UTF8, "application/json") });
            string content = Versions.Single(one => path == $"/v1/models/items/versions/{one.Version}/file").Content;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Alter ? content + "!" : content)) });
        }

        private string List() => $$"""{"models":[{{string.Join(',', Versions.Select(Describe))}}]}""";

        private static string Describe((string Version, string Content, bool Active) one) =>
            $$"""{"name":"items","version":"{{one.Version}}","sha256":"{{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(one.Content)))}}","active":{{(one.Active ? "true" : "false")}}}""";
    }
}

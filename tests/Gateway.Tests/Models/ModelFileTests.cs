using System.Net;
using NSubstitute;
using SocialRec.Gateway.Tests.Fakes;
using SocialRec.Grains.Interfaces.Models;

namespace SocialRec.Gateway.Tests.Models;

public sealed class ModelFileTests : IAsyncLifetime
{
    private TestGateway _gateway = null!;

    public async Task InitializeAsync()
    {
        _gateway = await TestGateway.StartAsync();
        IModelRegistryGrain registry = _gateway.Cluster.Grain<IModelRegistryGrain>("models");
        registry.ListAsync().Returns([new ModelVersion { Name = "items", Version = "v1", Sha256 = "5ha", Size = 5 }]);
        registry.ReadArtifactAsync("items", "v1", Arg.Any<int>()).Returns(call => call.ArgAt<int>(2) switch { 0 => [1, 2, 3], 1 => [4, 5], _ => [] });
    }

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task File_OfAVersion_IsAllItsParts()
    {
        using HttpResponseMessage response = await _gateway.Client.GetAsync("/v1/models/items/versions/v1/file");

        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(5, response.Content.Headers.ContentLength);
        Assert.Equal("\"5ha\"", response.Headers.ETag!.Tag);
        Assert.Equal([1, 2, 3, 4, 5], await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/v1/models/items/versions/v2/file")]
    [InlineData("/v1/models/text/versions/v1/file")]
    public async Task File_OfAnUnknownVersion_IsNotFound(string path)
    {
        using HttpResponseMessage response = await _gateway.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}

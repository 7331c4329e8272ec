using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SocialRec.Silo.Tests.Hosting;

public class ProviderExtensionsTests
{
    [Theory]
    [InlineData("Clustering", "PostgreSQL")]
    [InlineData("Clustering", "Azure")]
    [InlineData("Storage", "PostgreSQL")]
    [InlineData("Storage", "Azure")]
    public void Build_ProviderWithoutConnectionString_NamesTheKey(string key, string choice)
    {
        var error = Assert.Throws<OptionsValidationException>(() => TestHost.Build(($"Silo:{key}", choice)));

        Assert.Contains("Silo:ConnectionString", error.Message);
        Assert.Contains($"Silo:{key} is {choice}", error.Message);
    }

    [Fact]
    public void Build_EmbeddedStorageInACluster_IsRefusedBecauseItServesOneSilo()
    {
        var error = Assert.Throws<OptionsValidationException>(() => TestHost.Build(("Silo:Clustering", "PostgreSQL"), ("Silo:ConnectionString", "Host=localhost"), ("Silo:Storage", "Embedded")));

        Assert.True(error.Message.Contains("one silo alone", StringComparison.Ordinal) || error.Message.Contains("lacks its packages", StringComparison.Ordinal), error.Message);
    }

    [Theory]
    [InlineData("Silo:GatewayPort", "0")]
    [InlineData("Silo:SiloPort", "many")]
    [InlineData("Silo:Clustering", "Telepathy")]
    [InlineData("Silo:AdvertisedAddress", "example.org")]
    [InlineData("Silo:ServiceId", "")]
    public void Build_BadValue_IsNamed(string key, string value)
    {
        var error = Assert.Throws<OptionsValidationException>(() => TestHost.Build(("Silo:Storage", "Memory"), (key, value)));

        Assert.Contains(key, error.Message);
    }

    [Theory]
    [InlineData("Items:TrendHalfLifeHours", "0")]
    [InlineData("Items:SnapshotSeconds", "0")]
    [InlineData("Items:FiguresMs", "1")]
    [InlineData("Catalog:PageBytes", "1")]
    [InlineData("Catalog:FiguresWriteSeconds", "0")]
    [InlineData("Catalog:PollMs", "1")]
    [InlineData("Catalog:PollRows", "0")]
    [InlineData("Models:KeepVersions", "0")]
    [InlineData("Models:Tolerance", "2")]
    [InlineData("Models:PollMs", "1")]
    [InlineData("Models:RetrySeconds", "0")]
    [InlineData("Models:TrainEveryHours", "-1")]
    [InlineData("Operations:SilenceSeconds", "1")]
    [InlineData("Recommendations:ContextTimeoutMs", "1")]
    [InlineData("Recommendations:LoadTimeoutMs", "1")]
    [InlineData("Recommendations:CandidateDeadlineMs", "0")]
    [InlineData("Recommendations:CacheEntries", "-1")]
    public async Task Start_BadValue_IsNamedWithItsRange(string key, string value)
    {
        using IHost host = TestHost.Build(("Silo:Storage", "Memory"), (key, value));

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(key, error.Message);
        Assert.Contains("must", error.Message);
    }
}

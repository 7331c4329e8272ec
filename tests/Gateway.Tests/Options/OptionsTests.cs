using Microsoft.Extensions.Options;
using SocialRec.Gateway.Options;

namespace SocialRec.Gateway.Tests.Options;

public sealed class OptionsTests
{
    [Fact]
    public void Defaults_Pass()
    {
        Assert.True(Validate(new LimitOptions()).Succeeded);
        Assert.True(Validate(new BulkOptions()).Succeeded);
        Assert.True(Validate(new RoutingOptions()).Succeeded);
        Assert.True(new AccessOptionsValidator().Validate(null, new AccessOptions()).Succeeded);
    }

    [Theory]
    [InlineData(nameof(LimitOptions.MaxJsonBodyBytes))]
    [InlineData(nameof(LimitOptions.MaxStreamBytes))]
    [InlineData(nameof(LimitOptions.MaxElementBytes))]
    [InlineData(nameof(LimitOptions.RequestSeconds))]
    [InlineData(nameof(LimitOptions.StreamSeconds))]
    [InlineData(nameof(LimitOptions.HeaderSeconds))]
    [InlineData(nameof(LimitOptions.MinBodyBytesPerSecond))]
    [InlineData(nameof(LimitOptions.MaxConcurrentRequests))]
    [InlineData(nameof(LimitOptions.MaxQueuedRequests))]
    public void Limits_BadValue_IsNamedWithItsKeyAndRange(string property) =>
        AssertNamed(Validate(With<LimitOptions>(property)), $"Gateway:Limits:{property}");

    [Theory]
    [InlineData(nameof(BulkOptions.BatchElements))]
    [InlineData(nameof(BulkOptions.BatchBytes))]
    [InlineData(nameof(BulkOptions.BatchesInFlight))]
    [InlineData(nameof(BulkOptions.MaxListed))]
    public void Bulk_BadValue_IsNamedWithItsKeyAndRange(string property) =>
        AssertNamed(Validate(With<BulkOptions>(property)), $"Gateway:Bulk:{property}");

    [Fact]
    public void Routing_BadValue_IsNamedWithItsKeyAndRange() =>
        AssertNamed(Validate(With<RoutingOptions>(nameof(RoutingOptions.RecommendationLanes))), "Gateway:Routing:RecommendationLanes");

    [Theory]
    [InlineData("abc")]
    [InlineData("ZZ58b38b0e11c2d39f7a1e2a5e1b8a3b58b38b0e11c2d39f7a1e2a5e1b8a3b58")]
    public void Access_HashThatIsNone_IsRefused(string hash) =>
        AssertNamed(new AccessOptionsValidator().Validate(null, new AccessOptions { KeyHashes = [hash] }), "Gateway:Access:KeyHashes");

    private static ValidateOptionsResult Validate<T>(T options)
        where T : class => new DataAnnotationValidateOptions<T>(null).Validate(null, options);

    private static T With<T>(string property)
        where T : new()
    {
        var options = new T();
        System.Reflection.PropertyInfo found = typeof(T).GetProperty(property)!;
        found.SetValue(options, Convert.ChangeType(-1, found.PropertyType, null));
        return options;
    }

    private static void AssertNamed(ValidateOptionsResult result, string key)
    {
        string failure = Assert.Single(result.Failures!);
        Assert.Contains(key, failure, StringComparison.Ordinal);
        Assert.Contains("must", failure, StringComparison.Ordinal);
    }
}

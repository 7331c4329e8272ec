namespace SocialRec.WebConsole.Tests.Browser;

/// <summary>Tests that share the demo; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class DemoSiteCollection : ICollectionFixture<DemoSite>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "demo site";
}

namespace SocialRec.Cli.Tests.Social;

/// <summary>The tests that share one <see cref="Shop"/>.</summary>
[CollectionDefinition(Name)]
public sealed class ShopCollection : ICollectionFixture<Shop>
{
    /// <summary>Its name.</summary>
    public const string Name = "shop";
}

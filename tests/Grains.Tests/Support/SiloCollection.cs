namespace SocialRec.Grains.Tests.Support;

/// <summary>Tests that share one <see cref="TestSilo"/>.</summary>
[CollectionDefinition(Name)]
public class SiloCollection : ICollectionFixture<TestSilo>
{
    public const string Name = "silo";
}

namespace SocialRec.Grains.Interfaces.Reviews;

/// <summary>Something that reviews name.</summary>
/// <param name="Kind">Product, brand, model, material or specification.</param>
/// <param name="Name">What they call it, in lower case.</param>
/// <param name="Count">How many reviews name it.</param>
[GenerateSerializer, Immutable, Alias("EntityCount")]
public sealed record EntityCount([property: Id(0)] string Kind, [property: Id(1)] string Name, [property: Id(2)] int Count);

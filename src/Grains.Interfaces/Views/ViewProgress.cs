namespace SocialRec.Grains.Interfaces.Views;

/// <summary>How far a view has followed one partition. A view applies a delta only where it begins at or before <see cref="Applied"/>.</summary>
/// <param name="Applied">The last position applied in memory.</param>
/// <param name="Durable">The last position that the view's own record holds; never above <see cref="Applied"/>.</param>
[GenerateSerializer, Immutable, Alias("ViewProgress")]
public readonly record struct ViewProgress([property: Id(0)] long Applied, [property: Id(1)] long Durable);

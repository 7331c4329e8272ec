namespace SocialRec.Grains.Interfaces.Inference;

/// <summary>What the encoder and its heads say of one text.</summary>
/// <param name="Heads">Numbers by head: one row for the text or, where the head speaks of tokens, one row for each token.</param>
[GenerateSerializer, Immutable, Alias("TextEncoding")]
public sealed record TextEncoding([property: Id(0)] Dictionary<string, float[]> Heads);

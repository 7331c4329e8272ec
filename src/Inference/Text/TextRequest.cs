namespace SocialRec.Inference.Text;

/// <summary>One text as the encoder takes it.</summary>
/// <param name="Tokens">Token ids with the markers that the encoder expects at both ends; read until the answer is there.</param>
public sealed record TextRequest(int[] Tokens);

namespace SocialRec.Inference.Text;

/// <summary>What the encoder and its heads say of one text.</summary>
/// <param name="Heads">
/// Numbers by the name of the model's output: one row for the text, or, where the output speaks of every token, one row for each token of the request.
/// </param>
public sealed record TextOutputs(IReadOnlyDictionary<string, float[]> Heads);

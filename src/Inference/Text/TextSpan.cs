namespace SocialRec.Inference.Text;

/// <summary>A part of a text that says something.</summary>
/// <param name="Kind">What it says: a kind of entity, or the name of an attribute.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Confidence">How sure the model is, 0 to 1.</param>
public sealed record TextSpan(string Kind, TextPlace Place, float Confidence);

namespace SocialRec.Inference.Text;

/// <summary>Where something stands in a text, in UTF-16 code units.</summary>
/// <param name="Begin">The first unit.</param>
/// <param name="End">The unit after the last one.</param>
public readonly record struct TextPlace(int Begin, int End);

namespace SocialRec.Inference.Text;

/// <summary>A text as ids, and where each of them stands in it.</summary>
/// <param name="Ids">Token ids with a marker at both ends.</param>
/// <param name="Places">The place of each id but the markers in the text, so two fewer.</param>
/// <param name="Continues">For each of those, whether it continues the word of the one before.</param>
public sealed record TokenizedText(int[] Ids, TextPlace[] Places, bool[] Continues);

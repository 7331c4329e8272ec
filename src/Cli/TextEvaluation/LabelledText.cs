using SocialRec.Inference.Text;

namespace SocialRec.Cli.TextEvaluation;

/// <summary>A text and what it is.</summary>
/// <param name="Text">The text.</param>
/// <param name="Label">Its class.</param>
internal sealed record LabelledText(string Text, string Label);

/// <summary>A text and what stands where in it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Spans">Kinds with their places.</param>
internal sealed record TaggedText(string Text, (string Kind, TextPlace Place)[] Spans);

/// <summary>A product's title and the values of its attributes.</summary>
/// <param name="Text">The title.</param>
/// <param name="Category">What it is.</param>
/// <param name="Asked">The attributes that were looked for.</param>
/// <param name="Values">Those that are there.</param>
internal sealed record AttributedTitle(string Text, string Category, string[] Asked, (string Name, string Value)[] Values);

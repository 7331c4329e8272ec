namespace SocialRec.Inference.Text;

/// <summary>Puts the text model's numbers into words. Without state; safe to call from several threads.</summary>
public sealed class TextInterpreter(TextHeads heads)
{
    // On development parts (Chinese utterances; English sentences without entities): at 0.4 F1 falls from 58.8 to 58.6, and of every hundred sentences in which
    // something was found four are left; at 0.5 it falls to 57.6.
    private const float LeastConfidence = 0.4f;

    private readonly EntityPath _entities = new(heads.Entities, heads.Transitions);
    private readonly AttributeSpans _attributes = new(heads.Attributes);

    /// <summary>What the model says of a text.</summary>
    public TextAnalysis Interpret(TokenizedText text, TextOutputs outputs)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(outputs);
        float[] sentiment = outputs.Heads["sentiment"];
        return new TextAnalysis
        {
            Sentiment = new Sentiment(sentiment[0], sentiment[1], sentiment[2]),
            Useful = outputs.Heads["useful"][0],
            Intent = Choice.Of(heads.Intent, outputs.Heads["intent"]),
            Kind = Choice.Of(heads.Kind, outputs.Heads["kind"]),
            Entities = text.Places.Length == 0 ? [] : Sure(_entities.Spans(Inner(outputs, "entities", heads.Entities.Length), text.Places)),
            Attributes = Sure(_attributes.Spans(Inner(outputs, "attributes", heads.Attributes.Length), text.Places)),
            Vector = outputs.Heads[TextAdapter.Vector],
        };
    }

    private static TextSpan[] Sure(IEnumerable<TextSpan> spans) => [.. spans.Where(span => span.Confidence >= LeastConfidence)];

    // Without the rows of the markers at both ends.
    private static ReadOnlySpan<float> Inner(TextOutputs outputs, string head, int columns) => outputs.Heads[head].AsSpan()[columns..^columns];
}

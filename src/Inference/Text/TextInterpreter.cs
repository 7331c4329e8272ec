namespace SocialRec.Inference.Text;

/// <summary>Puts the text model's numbers into words. Without state; safe to call from several threads.</summary>
public sealed class TextInterpreter(TextHeads heads)
{
    // On the development part of ec-ner F1 is 65.07 with all that is found, 65.13 from here on, 64.74 from 0.6 on.
    private const float LeastEntity = 0.4f;
    private const float LeastAttribute = 0.4f;

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
            Entities = text.Places.Length == 0 ? [] : Sure(_entities.Spans(Inner(outputs, "entities", heads.Entities.Length), text.Places), LeastEntity),
            Attributes = text.Places.Length == 0 ? [] : Sure(_attributes.Spans(Inner(outputs, "attributes", heads.Attributes.Length), text), LeastAttribute),
            Vector = outputs.Heads[TextAdapter.Vector],
        };
    }

    private static TextSpan[] Sure(IEnumerable<TextSpan> spans, float least) => [.. spans.Where(span => span.Confidence >= least)];

    // Without the rows of the markers at both ends.
    private static ReadOnlySpan<float> Inner(TextOutputs outputs, string head, int columns) => outputs.Heads[head].AsSpan()[columns..^columns];
}

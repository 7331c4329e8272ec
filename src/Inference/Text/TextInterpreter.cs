namespace SocialRec.Inference.Text;

/// <summary>Puts the text model's numbers into words. Without state; safe to call from several threads.</summary>
public sealed class TextInterpreter(TextHeads heads)
{
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
            Entities = text.Places.Length == 0 ? [] : _entities.Spans(Inner(outputs, "entities", heads.Entities.Length), text.Places),
            Attributes = _attributes.Spans(Inner(outputs, "attributes", heads.Attributes.Length), text.Places),
            Vector = outputs.Heads[TextAdapter.Vector],
        };
    }

    // Without the rows of the markers at both ends.
    private static ReadOnlySpan<float> Inner(TextOutputs outputs, string head, int columns) => outputs.Heads[head].AsSpan()[columns..^columns];
}

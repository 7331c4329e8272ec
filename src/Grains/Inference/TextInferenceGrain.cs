using SocialRec.Grains.Interfaces.Inference;
using SocialRec.Inference;
using SocialRec.Inference.Errors;
using SocialRec.Inference.Text;

namespace SocialRec.Grains.Inference;

/// <summary>
/// The way to the text model of a silo, for callers on any silo. Holds nothing; one on each silo for each key, reentrant, so texts gather in the service's queue,
/// never here, and no turn runs a model.
/// </summary>
[StatelessWorker(1), Reentrant, PreferGpu]
internal sealed class TextInferenceGrain(InferenceService inference) : Grain, ITextInferenceGrain
{
    /// <inheritdoc/>
    public async Task<TextEncoding[]> EncodeAsync(Immutable<int[][]> tokens, CancellationToken cancellationToken)
    {
        try
        {
            TextOutputs[] outputs = await Task.WhenAll(tokens.Value.Select(text => inference.Text.RunAsync(new TextRequest(text), cancellationToken)));
            return Array.ConvertAll(outputs, output => new TextEncoding(output.Heads.ToDictionary()));
        }
        catch (Exception exception) when (exception is InferenceException or ArgumentException)
        {
            throw InferenceErrors.ToWire(exception);
        }
    }
}

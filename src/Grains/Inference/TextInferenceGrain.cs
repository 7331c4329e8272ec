using SocialRec.Grains.Interfaces.Errors;
using SocialRec.Grains.Interfaces.Inference;
using SocialRec.Grains.Interfaces.Texts;
using SocialRec.Inference;
using SocialRec.Inference.Errors;
using SocialRec.Inference.Text;
using SocialRec.Inference.Text.Reviews;

namespace SocialRec.Grains.Inference;

/// <summary>
/// The way to the text model of a silo, for callers on any silo. Holds nothing; one on each silo for each key, reentrant, so texts gather in the service's queue,
/// never here, and no turn runs a model.
/// </summary>
[StatelessWorker(1), Reentrant, PreferGpu]
internal sealed class TextInferenceGrain(InferenceService inference, TextAnalyst texts, ReviewAnalyst analyst) : Grain, ITextInferenceGrain
{
    private const int MaxReviews = 100;

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

    /// <inheritdoc/>
    public Task<ReviewReading[]> ReadReviewsAsync(Immutable<string[]> reviews, CancellationToken cancellationToken) => reviews.Value.Length > MaxReviews
        ? throw new InvalidRequestException($"At most {MaxReviews} reviews can be read at once.")
        : OffTurnAsync(() => Task.WhenAll(reviews.Value.Select(review => ReadAsync(review, cancellationToken))), cancellationToken);

    /// <inheritdoc/>
    public Task<AttributeReading> ReadAttributesAsync(string title, string description, CancellationToken cancellationToken) => OffTurnAsync(
        async () =>
        {
            Task<TextAnalysis> ofDescription = texts.AnalyzeAsync(description, cancellationToken);
            return TextMapping.ToWire(title, await texts.AnalyzeAsync(title, cancellationToken), description, await ofDescription);
        },
        cancellationToken);

    private async Task<ReviewReading> ReadAsync(string review, CancellationToken cancellationToken) =>
        TextMapping.ToWire(review, await analyst.AnalyzeAsync(review, cancellationToken));

    // Cutting a hundred long texts into tokens takes tens of milliseconds, in which other callers' turns should not wait.
    private static async Task<T> OffTurnAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(read, cancellationToken);
        }
        catch (Exception exception) when (exception is InferenceException or ArgumentException)
        {
            throw InferenceErrors.ToWire(exception);
        }
    }
}

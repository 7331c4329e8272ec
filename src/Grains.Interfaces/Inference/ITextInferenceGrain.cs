using SocialRec.Grains.Interfaces.Texts;

namespace SocialRec.Grains.Interfaces.Inference;

/// <summary>The text model of some silo, one with a GPU if any has; key <c>_/text#n</c>. Callers spread over the n, since a caller's silo remembers one place for each key.</summary>
[Alias("ITextInferenceGrain")]
public interface ITextInferenceGrain : IGrainWithStringKey
{
    /// <summary>Reads texts; each is queued by itself, so a long one does not hold up the others.</summary>
    /// <param name="tokens">Token ids of each text, with the markers that the encoder expects at both ends.</param>
    /// <param name="cancellationToken">Gives up what has not begun to run.</param>
    /// <exception cref="Errors.InvalidRequestException">A text has no tokens or too many.</exception>
    /// <exception cref="Errors.OverloadedException">The model's queue is full.</exception>
    /// <exception cref="Errors.UnavailableException">No version is loaded, or a run went wrong.</exception>
    [Alias("Encode"), ResponseTimeout("00:00:10")]
    Task<TextEncoding[]> EncodeAsync(Immutable<int[][]> tokens, CancellationToken cancellationToken);

    /// <summary>Reads reviews, in any language and of any length; what is past the length that the model reads is left out.</summary>
    /// <param name="reviews">The reviews, at most 100.</param>
    /// <param name="cancellationToken">Gives up what has not begun to run.</param>
    /// <exception cref="Errors.InvalidRequestException">There are too many.</exception>
    /// <exception cref="Errors.OverloadedException">The model's queue is full.</exception>
    /// <exception cref="Errors.UnavailableException">No version is loaded, or a run went wrong.</exception>
    [Alias("ReadReviews"), ResponseTimeout("00:00:10")]
    Task<ReviewReading[]> ReadReviewsAsync(Immutable<string[]> reviews, CancellationToken cancellationToken);

    /// <summary>Finds the attributes of a product.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="description">Its description, or empty.</param>
    /// <param name="cancellationToken">Gives up what has not begun to run.</param>
    /// <exception cref="Errors.OverloadedException">The model's queue is full.</exception>
    /// <exception cref="Errors.UnavailableException">No version is loaded, or a run went wrong.</exception>
    [Alias("ReadAttributes"), ResponseTimeout("00:00:10")]
    Task<AttributeReading> ReadAttributesAsync(string title, string description, CancellationToken cancellationToken);
}

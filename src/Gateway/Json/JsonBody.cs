using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SocialRec.Gateway.Bulk;
using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Json;

/// <summary>Reads a request's body, or one element of a bulk body, as a JSON object of a known shape.</summary>
internal static class JsonBody
{
    /// <summary>Reads the body.</summary>
    /// <param name="context">The request.</param>
    /// <param name="type">The shape.</param>
    /// <param name="maxBytes">The biggest body.</param>
    /// <param name="absent">What an empty body stands for; null if there must be one.</param>
    /// <returns>The value, or the problem to answer with.</returns>
    public static async ValueTask<(T? Value, Problem? Problem)> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type, long maxBytes, T? absent = null)
        where T : class
    {
        HttpRequest request = context.Request;
        if (absent is not null && context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            return (absent, null);
        if (BulkFormats.Of(request) != BulkFormat.Json)
            return (null, new Problem(StatusCodes.Status415UnsupportedMediaType, $"Send Content-Type: {BulkFormats.Json}, in UTF-8, without Content-Encoding."));
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = maxBytes;
        try
        {
            T? value = await JsonSerializer.DeserializeAsync(request.BodyReader, type, context.RequestAborted);
            return value is null ? (null, Problem.BadRequest("The body must be a JSON object.")) : (value, null);
        }
        catch (JsonException exception)
        {
            FieldError error = Describe(exception);
            return (null, IsSyntax(exception) ? Problem.BadRequest("The body cannot be read.", error) : Problem.Unprocessable([error]));
        }
        catch (OperationCanceledException)
        {
            return (null, new Problem(StatusCodes.Status408RequestTimeout, "The body did not arrive in time."));
        }
    }

    /// <summary>Reads one element. Never throws for anything in the input.</summary>
    public static bool TryRead<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type, [NotNullWhen(true)] out T? value, out FieldError error)
        where T : class
    {
        value = null;
        error = new FieldError("", "must be an object");
        try
        {
            value = JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException exception)
        {
            error = Describe(exception);
        }

        return value is not null;
    }

    private static FieldError Describe(JsonException exception) => new(
        JsonPointer.FromPath(exception.Path),
        IsSyntax(exception) ? JsonFault.Describe(exception) : exception.Message.StartsWith("must", StringComparison.Ordinal) ? exception.Message : "is of the wrong type");

    // The serializer wraps what its reader throws: an inner JsonException is broken JSON, anything else a value that does not fit the shape.
    private static bool IsSyntax(JsonException exception) => exception.InnerException is JsonException;
}

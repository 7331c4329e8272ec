using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SocialRec.Gateway.Json;

namespace SocialRec.Gateway.Bulk;

/// <summary>How the elements of a body are written down.</summary>
internal enum BulkFormat
{
    /// <summary>Not in a way that is understood.</summary>
    Unknown,

    /// <summary>One JSON value.</summary>
    Json,

    /// <summary>A JSON value on each line.</summary>
    Lines,
}

/// <summary>Tells the format by the media type.</summary>
internal static class BulkFormats
{
    /// <summary>The media type of a JSON value.</summary>
    public const string Json = "application/json";

    /// <summary>The media type of a JSON value on each line.</summary>
    public const string Lines = "application/x-ndjson";

    /// <summary>What to tell a caller whose media type is not understood.</summary>
    public const string Hint = $"Send Content-Type: {Json} or {Lines}, in UTF-8, without Content-Encoding.";

    /// <summary>The format of a request's body.</summary>
    public static BulkFormat Of(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0)
            return BulkFormat.Unknown;
        string? type = request.ContentType;
        return ByName(type) is not BulkFormat.Unknown and var format ? format : ByHeader(type);
    }

    private static BulkFormat ByHeader(string? type)
    {
        if (!MediaTypeHeaderValue.TryParse(type, out MediaTypeHeaderValue? parsed))
            return BulkFormat.Unknown;
        bool utf8 = !parsed.Charset.HasValue || parsed.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || parsed.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase);
        return utf8 ? ByName(parsed.MediaType.Value) : BulkFormat.Unknown;
    }

    private static BulkFormat ByName(string? name) => name?.ToLowerInvariant() switch
    {
        Json or MergePatch.MediaType => BulkFormat.Json,
        Lines or "application/ndjson" or "application/jsonl" => BulkFormat.Lines,
        _ => BulkFormat.Unknown,
    };
}

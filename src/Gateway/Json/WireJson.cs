using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SocialRec.Gateway.Json;

/// <summary>Answers written by hand: into a buffer kept per thread, then with their length to the connection, so that none is sent in chunks.</summary>
internal static class WireJson
{
    /// <summary>The media type of every answer that is no problem.</summary>
    public const string MediaType = "application/json; charset=utf-8";

    /// <summary>The deepest JSON that is read, in levels.</summary>
    public const int MaxDepth = 32;

    /// <summary>Buffers that grew beyond this are not kept.</summary>
    private const int MaxKeptBytes = 256 * 1024;

    /// <summary>Escapes only what JSON needs escaped; answers are never put into HTML as they are.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The shapes of bodies, written with <see cref="Encoder"/>: Chinese stays readable.</summary>
    public static readonly GatewayJson Shapes = new(new JsonSerializerOptions(GatewayJson.Default.Options) { Encoder = Encoder });

    private static readonly JsonWriterOptions Options = new() { Encoder = Encoder, SkipValidation = true };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? t_kept;

    /// <summary>Writes one JSON value as the body; status and media type are the caller's.</summary>
    public static async ValueTask WriteAsync<TState>(HttpResponse response, TState state, Action<Utf8JsonWriter, TState> write)
    {
        (ArrayBufferWriter<byte> buffer, Utf8JsonWriter json) = t_kept ?? Make();
        // Taken from the thread while in use: the write below may go on on another one.
        t_kept = null;
        write(json, state);
        json.Flush();
        response.ContentLength = buffer.WrittenCount;
        // Without the request's token: an answer that says the time is up is to go out too.
        await response.BodyWriter.WriteAsync(buffer.WrittenMemory);
        if (buffer.Capacity <= MaxKeptBytes)
        {
            buffer.ResetWrittenCount();
            json.Reset();
            t_kept = (buffer, json);
        }
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) Make()
    {
        var buffer = new ArrayBufferWriter<byte>(4_096);
        return (buffer, new Utf8JsonWriter(buffer, Options));
    }
}

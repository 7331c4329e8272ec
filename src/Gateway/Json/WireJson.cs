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
    public static ValueTask WriteAsync<TState>(HttpResponse response, TState state, Action<Utf8JsonWriter, TState> write)
    {
        (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) kept = Take();
        write(kept.Json, state);
        kept.Json.Flush();
        return SendAsync(response, kept);
    }

    /// <summary>Writes a body whose bytes the caller makes.</summary>
    public static ValueTask WriteAsync<TState>(HttpResponse response, TState state, Action<ArrayBufferWriter<byte>, TState> write)
    {
        (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) kept = Take();
        write(kept.Buffer, state);
        return SendAsync(response, kept);
    }

    private static async ValueTask SendAsync(HttpResponse response, (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) kept)
    {
        (ArrayBufferWriter<byte> buffer, Utf8JsonWriter json) = kept;
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

    /// <summary>The thread's buffer, taken away from it while in use: sending may go on on another thread.</summary>
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) Take()
    {
        (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) kept = t_kept ?? Make();
        t_kept = null;
        return kept;
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) Make()
    {
        var buffer = new ArrayBufferWriter<byte>(4_096);
        return (buffer, new Utf8JsonWriter(buffer, Options));
    }
}

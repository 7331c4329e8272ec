using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace SocialRec.Cli.Import;

/// <summary>Calls the gateway, again and again while it is busy, starting or out of reach.</summary>
internal sealed class GatewayClient : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;

    /// <summary>Makes a client.</summary>
    /// <param name="http">Has the server's address as its base.</param>
    /// <param name="key">The API key, if the server wants one.</param>
    /// <param name="tenant">Whose data it is about; null for the default.</param>
    /// <param name="patience">How long a call is tried before it is given up.</param>
    /// <param name="time">Measures the patience and the pauses.</param>
    public GatewayClient(HttpClient http, string? key, string? tenant, TimeSpan patience, TimeProvider time)
    {
        _http = http;
        _patience = patience;
        _time = time;
        if (key is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (tenant is not null)
            http.DefaultRequestHeaders.Add("X-Tenant", tenant);
    }

    /// <summary>Sends NDJSON until all of it is decided.</summary>
    public Task<JsonElement> PostLinesAsync(string path, ReadOnlyMemory<byte> lines, CancellationToken cancellation) => SendAsync(
        () =>
        {
            var content = new ReadOnlyMemoryContent(lines);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
            return new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        },
        cancellation);

    /// <summary>Writes JSON.</summary>
    public Task<JsonElement> PutAsync<T>(string path, T body, CancellationToken cancellation) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) }, cancellation);

    /// <summary>Reads JSON; undefined if there is nothing at the path.</summary>
    public Task<JsonElement> GetAsync(string path, CancellationToken cancellation) => SendAsync(() => new HttpRequestMessage(HttpMethod.Get, path), cancellation);

    /// <summary>Writes what stands at a path into a stream; false if there is nothing.</summary>
    /// <exception cref="CommandException">The server cannot be reached, or refuses.</exception>
    public async Task<bool> DownloadAsync(string path, Stream target, CancellationToken cancellation)
    {
        try
        {
            using HttpResponseMessage response = await _http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.IsSuccessStatusCode)
                await response.Content.CopyToAsync(target, cancellation);
            else
                Decided(response, await ReadAsync(response, cancellation));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException exception)
        {
            throw new CommandException(ExitCode.Unreachable, $"{_http.BaseAddress} cannot be used: {exception.Message}.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellation)
    {
        long start = _time.GetTimestamp();
        for (TimeSpan pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            string problem;
            try
            {
                using HttpRequestMessage request = make();
                using HttpResponseMessage response = await _http.SendAsync(request, cancellation);
                JsonElement body = await ReadAsync(response, cancellation);
                if (!MustRepeat(response.StatusCode, body))
                    return Decided(response, body);
                problem = $"it answers {(int)response.StatusCode}";
                pause = response.Headers.RetryAfter?.Delta ?? pause;
            }
            catch (HttpRequestException exception)
            {
                problem = exception.Message;
            }

            if (_time.GetElapsedTime(start) + pause > _patience)
                throw new CommandException(ExitCode.Unreachable, $"{_http.BaseAddress} cannot be used: {problem}. Run the same command again later; it goes on where it stopped.");
            await Task.Delay(pause, _time, cancellation);
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        bool json = response.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json";
        return json ? await response.Content.ReadFromJsonAsync<JsonElement>(cancellation) : default;
    }

    // Ids make a repeated row count once, so a batch of which any part is undecided is sent again whole.
    private static bool MustRepeat(HttpStatusCode status, JsonElement body) =>
        status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
        || (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("retry", out _));

    private JsonElement Decided(HttpResponseMessage response, JsonElement body) => response.StatusCode switch
    {
        HttpStatusCode.NotFound => default,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => throw new CommandException(
            ExitCode.NotAllowed, $"{_http.BaseAddress} wants an API key; give it by --key or SOCIALREC_KEY."),
        HttpStatusCode.UnprocessableEntity when body.TryGetProperty("rejected", out _) => body,
        _ when response.IsSuccessStatusCode => body,
        _ => throw new CommandException(ExitCode.Failed, $"{_http.BaseAddress} answers {(int)response.StatusCode}: {(body.ValueKind == JsonValueKind.Object ? body.ToString() : "")}"),
    };
}

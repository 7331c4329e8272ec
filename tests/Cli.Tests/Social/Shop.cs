using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SocialRec.TestKit;

namespace SocialRec.Cli.Tests.Social;

/// <summary>A server without data, as <c>up --empty</c> starts it, and what people do there and see, all by HTTP. Each test has people and items of its own.</summary>
public sealed class Shop : IAsyncLifetime
{
    private ServerProcess _server = null!;

    /// <summary>A client of the server.</summary>
    public HttpClient Client { get; } = new();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _server = await ServerProcess.StartEmptyAsync();
        Client.BaseAddress = _server.Address;
        await Polling.UntilAsync(() => Client.GetAsync("health/ready"), response => response.IsSuccessStatusCode);
        // What everybody buys: whatever is recommended above it is not there for want of anything else.
        await DoAsync([.. Enumerable.Range(0, 200).Select(i => new { type = "purchase", user = $"customer-{i / 10}", item = $"bestseller-{i % 10}" })]);
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Client.Dispose();
        _server.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Sends events, those that a busy machine keeps from being kept once more, until all are.</summary>
    /// <returns>The token with which an answer knows of them; of those sent last, where some were sent again.</returns>
    public async Task<string> DoAsync(params object[] events)
    {
        while (true)
        {
            using StringContent lines = new(string.Join('\n', events.Select(one => JsonSerializer.Serialize(one))), Encoding.UTF8, "application/x-ndjson");
            using HttpResponseMessage response = await Client.PostAsync("v1/events", lines);
            JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>();
            int[] again = answer.TryGetProperty("retry", out JsonElement retry) ? [.. retry.EnumerateArray().Select(index => index.GetInt32())] : [];
            Assert.Equal(again.Length, answer.GetProperty("rejected").GetArrayLength());
            if (again.Length == 0)
                return answer.GetProperty("token").GetString()!;
            events = [.. again.Select(index => events[index])];
        }
    }

    /// <summary>What a shopper is shown, knowing of the events of a token.</summary>
    public Task<JsonElement> ShownAsync(string user, string? token = null) =>
        Client.GetFromJsonAsync<JsonElement>($"v1/users/{user}/recommendations?limit=50" + (token is null ? "" : $"&token={token}"));

    /// <summary>Asks for what a shopper is shown until it is as wanted: what others did comes a moment later.</summary>
    public Task<JsonElement> ShownBecomesAsync(string user, Func<JsonElement, bool> wanted) => Polling.UntilAsync(() => ShownAsync(user), wanted);

    /// <summary>The reason of an item that names a person; null if there is none.</summary>
    public static JsonElement? Reason(JsonElement shown, string item, string actor) => shown.GetProperty("items").EnumerateArray()
        .Where(one => one.GetProperty("id").GetString() == item)
        .SelectMany(one => one.GetProperty("reasons").EnumerateArray())
        .Where(reason => reason.TryGetProperty("actor", out JsonElement who) && who.GetString() == actor)
        .Select(reason => (JsonElement?)reason)
        .FirstOrDefault();

    /// <summary>The items, in order.</summary>
    public static string[] Items(JsonElement shown) => [.. shown.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
}

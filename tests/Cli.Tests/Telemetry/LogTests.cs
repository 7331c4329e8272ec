using System.Net.Http.Json;

namespace SocialRec.Cli.Tests.Telemetry;

public sealed class LogTests
{
    [Fact]
    public async Task Lines_OfEverydayWork_HoldNeitherWordsNorUsers()
    {
        await using TelemetryServer server = await TelemetryServer.StartAsync();
        await server.Client.PutAsJsonAsync("v1/items/tea-1", new { title = "Green tea" });
        await server.Client.PutAsJsonAsync("v1/users/user-4711", new { name = "Annabel-4711" });
        HttpResponseMessage sent = await server.Client.PostAsJsonAsync("v1/events", new object[]
        {
            new { id = "e-1", type = "review", user = "user-4711", item = "tea-1", text = "words-of-4711" },
            new { id = "e-2", type = "share", user = "user-4711", item = "tea-1", target_user = "friend-4711", text = "words-of-4711" },
            new { id = "e-3", type = "nonsense", user = "user-4711", item = "tea-1", text = "words-of-4711" },
        });
        string answer = await server.Client.GetStringAsync("v1/users/friend-4711/recommendations");

        Assert.Contains("\"accepted\":2", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("tea-1", answer, StringComparison.Ordinal);
        Assert.NotEmpty(server.Lines);
        Assert.All(server.Lines, line => Assert.DoesNotContain("4711", line, StringComparison.Ordinal));
    }
}

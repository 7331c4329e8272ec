using System.Text.Json;
using System.Text.RegularExpressions;
using SocialRec.TestKit;

namespace SocialRec.Cli.Tests.Readme;

/// <summary>Does what the README tells a newcomer to do, with the commands as they stand there.</summary>
public sealed partial class ReadmeTests
{
    private const string DefaultAddress = "http://127.0.0.1:8080/";
    private const string LikedItem = "coffee-0041";

    [SkippableFact]
    public async Task Curls_OfReadmeAndWelcome_WorkAndShowTheFriendsLike()
    {
        Skip.IfNot(await HasCurlAsync(), "there is no curl");
        using ServerProcess server = await ServerProcess.StartDemoAsync();
        await ModelServesAsync(server.Address);
        string readme = (await File.ReadAllTextAsync(RepositoryRoot.File("README.md"))).Replace(DefaultAddress, server.Address.ToString(), StringComparison.Ordinal);
        // The curl of the import's section stands for a shop of one's own.
        string[] curls = [.. Curl().Matches(readme).Select(match => match.Value).TakeWhile(curl => !curl.Contains("training-runs", StringComparison.Ordinal))];
        Assert.Equal(6, curls.Length);

        Assert.False(IsAnnsLikeShown(await RunAsync(curls[0])));
        Assert.Contains("\"accepted\":1", await RunAsync(curls[1]), StringComparison.Ordinal);
        Assert.True(IsAnnsLikeShown(await RunAsync(curls[2])));
        foreach (string curl in curls[3..])
            Assert.NotEmpty(await RunAsync(curl));

        string[] welcome = [.. server.Said.Select(line => line.Trim()).Where(line => line.StartsWith("curl", StringComparison.Ordinal))];
        Assert.Contains("\"accepted\":1", await RunAsync(welcome[0]), StringComparison.Ordinal);
        Assert.True(IsAnnsLikeShown(await RunAsync(welcome[1])));
    }

    private static bool IsAnnsLikeShown(string answer)
    {
        using JsonDocument document = JsonDocument.Parse(answer);
        return document.RootElement.GetProperty("items").EnumerateArray().Any(item =>
            item.GetProperty("id").GetString() == LikedItem
            && item.GetProperty("reasons").EnumerateArray().First() is var reason
            && reason.GetProperty("kind").GetString() == "friend" && reason.GetProperty("actor").GetString() == "ann");
    }

    private static async Task ModelServesAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        await Polling.UntilAsync(
            () => client.GetStringAsync(new Uri("v1/users/bob/recommendations?limit=1", UriKind.Relative)),
            answer => !answer.Contains("\"bundle\":null", StringComparison.Ordinal));
    }

    private static async Task<string> RunAsync(string curl)
    {
        using ChildProcess process = ChildProcess.Start("bash", "-c", $"{curl} --fail-with-body --silent --show-error");
        string answer = "";
        while (await process.ReadLineAsync() is { } line)
            answer += line;
        (int code, string errors) = await process.WaitForExitAsync();
        Assert.True(code == 0, $"{curl}: {answer} {errors}");
        return answer;
    }

    private static async Task<bool> HasCurlAsync()
    {
        using ChildProcess process = ChildProcess.Start("bash", "-c", "command -v curl");
        return (await process.WaitForExitAsync()).ExitCode == 0;
    }

    [GeneratedRegex("^curl .*$", RegexOptions.Multiline)]
    private static partial Regex Curl();
}

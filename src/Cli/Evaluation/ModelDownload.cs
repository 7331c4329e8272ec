using System.Security.Cryptography;
using System.Text.Json;
using SocialRec.Cli.Import;

namespace SocialRec.Cli.Evaluation;

/// <summary>Fetches a bundle from a running server.</summary>
internal static class ModelDownload
{
    private const string Name = "items";

    /// <summary>Fetches a version, or the one that serves.</summary>
    /// <returns>The version.</returns>
    /// <exception cref="CommandException">There is none, it arrived with another content than its hash says, or the server cannot be used.</exception>
    public static async Task<string> FetchAsync(GatewayClient gateway, string? version, DirectoryInfo directory, CancellationToken cancellation)
    {
        JsonElement models = await gateway.GetAsync("v1/models", cancellation);
        JsonElement wanted = models.GetProperty("models").EnumerateArray().FirstOrDefault(one =>
            one.GetProperty("name").ValueEquals(Name) && (version is null ? one.GetProperty("active").GetBoolean() : one.GetProperty("version").ValueEquals(version)));
        if (wanted.ValueKind == JsonValueKind.Undefined)
            throw new CommandException(ExitCode.NoInput, version is null ? "No bundle serves yet; POST /v1/training-runs makes one." : $"The server has no version '{version}'.");
        string found = wanted.GetProperty("version").GetString()!;
        using var file = new MemoryStream();
        if (!await gateway.DownloadAsync($"v1/models/{Name}/versions/{found}/file", file, cancellation))
            throw new CommandException(ExitCode.NoInput, $"The server has dropped version '{found}' meanwhile.");
        if (Convert.ToHexStringLower(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length))) != wanted.GetProperty("sha256").GetString())
            throw new CommandException(ExitCode.BadData, $"Version '{found}' arrived with another content than its SHA-256 says; fetch it again.");
        file.Position = 0;
        ModelDirectory.Keep(directory, file);
        return found;
    }
}

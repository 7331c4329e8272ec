using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialRec.Inference.Errors;
using SocialRec.Inference.Models;
using SocialRec.Inference.Ranking;
using SocialRec.Inference.Text;

namespace SocialRec.Inference;

/// <summary>Takes the models of <see cref="InferenceOptions.ModelDirectory"/> into service before the silo takes calls. A model that fails is logged; the silo starts without it.</summary>
internal sealed partial class ModelStartup(
    InferenceService service,
    IOptions<InferenceOptions> options,
    ILogger<ModelStartup> logger) : IHostedService
{
    private readonly ILogger _logger = logger;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        string directory = options.Value.ModelDirectory;
        if (directory.Length == 0)
            return;
        try
        {
            var manifest = await ModelManifest.ReadAsync(directory, cancellationToken);
            foreach (var entry in manifest.Models)
                await StartAsync(entry, directory, cancellationToken);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            LogUnreadable(directory, exception);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task StartAsync(ManifestEntry entry, string directory, CancellationToken cancellationToken)
    {
        try
        {
            var artifact = entry.ToArtifact(directory);
            await (entry.Name switch
            {
                RankingAdapter.ModelName => service.Ranking.SwitchAsync(artifact, cancellationToken),
                TextAdapter.ModelName => service.Text.SwitchAsync(artifact, cancellationToken),
                _ => throw new JsonException($"The manifest names a model '{entry.Name}' that nothing here runs."),
            });
        }
        catch (ModelRejectedException exception)
        {
            LogNotStarted(entry.Name, entry.Version, exception.Reason);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The models in {Directory} were not loaded; the silo serves without them")]
    private partial void LogUnreadable(string directory, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The silo serves without the {Model} model: version {Version} was rejected ({Reason})")]
    private partial void LogNotStarted(string model, string version, ModelRejection reason);
}

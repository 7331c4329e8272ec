using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SocialRec.Inference.Diagnostics;
using SocialRec.Inference.Models;
using SocialRec.Inference.Queueing;
using SocialRec.Inference.Ranking;
using SocialRec.Inference.Sessions;
using SocialRec.Inference.Text;

namespace SocialRec.Inference;

/// <summary>
/// The silo's models, and the threads that run them. One for each silo; grains and stages ask its models and never run one on their own thread.
/// </summary>
public sealed class InferenceService : IAsyncDisposable
{
    private readonly BatchScheduler _scheduler = new();
    private readonly WorkerPool _workers;
    private readonly IServedModel[] _models;

    /// <summary>Starts the workers; no version of any model is loaded yet.</summary>
    public InferenceService(
        IOptions<InferenceOptions> options,
        ISessionFactory sessions,
        InferenceInstruments instruments,
        ILogger<InferenceService> logger,
        TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = options.Value;
        var host = new ModelHost
        {
            Sessions = sessions,
            Scheduler = _scheduler,
            Instruments = instruments,
            Logger = logger,
            Time = time,
            Workers = settings.ResolveWorkers(),
            ProbationRuns = settings.ProbationRuns,
            RunTimeout = TimeSpan.FromMilliseconds(settings.RunTimeoutMs),
        };
        var ranking = new InferenceModel<RankingRequest, RankingScores>(new RankingAdapter(), settings.Ranking, host);
        var text = new InferenceModel<TextRequest, TextOutputs>(new TextAdapter(), settings.Text, host);
        (Ranking, Text, _models) = (ranking, text, [ranking, text]);
        _workers = new WorkerPool(host.Workers, _scheduler, time);
    }

    /// <summary>The model that scores candidates for a shopper.</summary>
    public IInferenceModel<RankingRequest, RankingScores> Ranking { get; }

    /// <summary>The model that reads texts.</summary>
    public IInferenceModel<TextRequest, TextOutputs> Text { get; }

    /// <summary>What each model does at the moment.</summary>
    public IReadOnlyList<ModelStatus> Status => [.. _models.Select(model => model.Status)];

    /// <summary>Lets the runs under way finish, fails what waits, and lets the models go.</summary>
    public async ValueTask DisposeAsync()
    {
        _scheduler.Stop();
        await _workers.Stopped;
        foreach (var model in _models)
            model.Dispose();
    }
}

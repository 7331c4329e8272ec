using Microsoft.Extensions.Logging;
using SocialRec.Inference.Diagnostics;
using SocialRec.Inference.Queueing;
using SocialRec.Inference.Sessions;

namespace SocialRec.Inference.Models;

/// <summary>What the models of one service share.</summary>
internal sealed record ModelHost
{
    public required ISessionFactory Sessions { get; init; }

    public required BatchScheduler Scheduler { get; init; }

    public required InferenceInstruments Instruments { get; init; }

    public required ILogger Logger { get; init; }

    public required TimeProvider Time { get; init; }

    public required int Workers { get; init; }

    public required int ProbationRuns { get; init; }

    public required TimeSpan RunTimeout { get; init; }
}

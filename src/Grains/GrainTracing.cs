using System.Diagnostics;
using SocialRec.Recommendation;

namespace SocialRec.Grains;

/// <summary>What the grains add to a trace beside their calls: the stages of a recommendation, and what an append waits for.</summary>
internal static class GrainTracing
{
    /// <summary>The name of the source.</summary>
    public const string SourceName = "SocialRec.Grains";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly string[] StageNames = [.. Enum.GetValues<Stage>().Select(stage => $"stage {stage.ToString().ToLowerInvariant()}")];

    /// <summary>A stage took this long and ends now.</summary>
    public static void StageCompleted(Stage stage, TimeSpan elapsed, TimeProvider time)
    {
        if (!Source.HasListeners())
            return;
        DateTimeOffset end = time.GetUtcNow();
        using Activity? activity = Source.StartActivity(StageNames[(int)stage], ActivityKind.Internal, parentContext: default, startTime: end - elapsed);
        activity?.SetEndTime(end.UtcDateTime);
    }

    /// <summary>Events wait for the write that holds them; null where nobody listens.</summary>
    public static Activity? Append(int events) => Source.StartActivity("append")?.SetTag("socialrec.events", events);

    /// <summary>One chunk is written: the span of its own that the appends in it wait for.</summary>
    public static Activity? WriteChunk(int events) => Source.StartActivity("write chunk")?.SetTag("socialrec.events", events);
}

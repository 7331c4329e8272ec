using System.Diagnostics;

namespace SocialRec.Inference.Diagnostics;

/// <summary>What running models adds to a trace: one span for each request, from the queue to its answer.</summary>
internal static class InferenceTracing
{
    /// <summary>The name of the source.</summary>
    public const string SourceName = "SocialRec.Inference";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The answer, with a span around the wait for it where somebody listens.</summary>
    public static Task<TResult> Follow<TResult>(Task<TResult> answer, string model, int length) =>
        Source.HasListeners() ? SpanAsync(answer, model, length) : answer;

    private static async Task<TResult> SpanAsync<TResult>(Task<TResult> answer, string model, int length)
    {
        using Activity? activity = Source.StartActivity($"inference {model}")?.SetTag("socialrec.length", length);
        try
        {
            return await answer;
        }
        catch (Exception error)
        {
            activity?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
            throw;
        }
    }
}

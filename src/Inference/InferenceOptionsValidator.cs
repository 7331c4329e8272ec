using Microsoft.Extensions.Options;

namespace SocialRec.Inference;

/// <summary>Checks every range that <see cref="InferenceOptions"/> and <see cref="ModelQueueOptions"/> state.</summary>
public sealed class InferenceOptionsValidator : IValidateOptions<InferenceOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, InferenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = new ValidateOptionsResultBuilder();
        if (!Enum.IsDefined(options.Device))
            problems.AddError($"must be {string.Join(" or ", Enum.GetNames<InferenceDevice>())}.", Key(nameof(options.Device)));
        Range(problems, nameof(options.CudaDevice), options.CudaDevice, 0, 63);
        Range(problems, nameof(options.Workers), options.Workers, 0, 256, " threads (0: one for each core but one)");
        Range(problems, nameof(options.RunTimeoutMs), options.RunTimeoutMs, 10, 600_000, " milliseconds");
        Range(problems, nameof(options.ProbationRuns), options.ProbationRuns, 0, 1_000_000, " runs");
        Queue(problems, nameof(options.Ranking), options.Ranking);
        Queue(problems, nameof(options.Text), options.Text);
        return problems.Build();
    }

    private static void Queue(ValidateOptionsResultBuilder problems, string model, ModelQueueOptions queue)
    {
        Range(problems, $"{model}:{nameof(queue.MaxBatch)}", queue.MaxBatch, 1, 1024, " requests");
        Range(problems, $"{model}:{nameof(queue.MaxTokens)}", queue.MaxTokens, 1, 1 << 20, " tokens");
        Range(problems, $"{model}:{nameof(queue.MaxLength)}", queue.MaxLength, 1, 1 << 16, " tokens");
        Range(problems, $"{model}:{nameof(queue.QueueLength)}", queue.QueueLength, 1, 1_000_000, " requests");
    }

    private static void Range(ValidateOptionsResultBuilder problems, string key, int value, int least, int most, string unit = "")
    {
        if (value < least || value > most)
            problems.AddError($"is {value}; it must be from {least} to {most}{unit}.", Key(key));
    }

    private static string Key(string property) => $"{InferenceOptions.SectionName}:{property}";
}

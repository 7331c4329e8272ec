namespace SocialRec.Inference;

/// <summary>How a silo runs its models. Checked at start; a bad value is named with its key.</summary>
public sealed class InferenceOptions
{
    /// <summary>The configuration section these values are read from.</summary>
    public const string SectionName = "Inference";

    /// <summary>What models run on. Default <see cref="InferenceDevice.Cpu"/>.</summary>
    public InferenceDevice Device { get; set; } = InferenceDevice.Cpu;

    /// <summary>Which GPU, counted from 0, if the device is <see cref="InferenceDevice.Cuda"/>. Default 0; 0 to 63.</summary>
    public int CudaDevice { get; set; }

    /// <summary>
    /// Threads that run models, shared by all of them. Default 0: one for each core but one, at least 1; 2 with a GPU, so that one prepares while the other runs.
    /// 0 to 256.
    /// </summary>
    public int Workers { get; set; }

    /// <summary>How long one run may take, in milliseconds, before it is stopped and its requests fail. Default 5,000; 10 to 600,000.</summary>
    public int RunTimeoutMs { get; set; } = 5000;

    /// <summary>
    /// How many runs a new version must do without a fault before the one it replaced is let go; a fault before that brings the old one back.
    /// Default 64; 0 to 1,000,000.
    /// </summary>
    public int ProbationRuns { get; set; } = 64;

    /// <summary>The folder with <c>manifest.json</c> and the models it names. Default: <c>models</c> beside the program; empty: load none at start.</summary>
    public string ModelDirectory { get; set; } = Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>The ranking model's queue; lengths count candidates. Defaults: 8 requests, 1,024 candidates, at most 4,096 in one request, 1,024 waiting.</summary>
    public ModelQueueOptions Ranking { get; set; } = new() { MaxBatch = 8, MaxTokens = 1024, MaxLength = 4096, QueueLength = 1024 };

    /// <summary>The text model's queue; lengths count tokens. Defaults: 16 texts, 1,024 tokens, at most 512 in one text, 4,096 waiting.</summary>
    public ModelQueueOptions Text { get; set; } = new() { MaxBatch = 16, MaxTokens = 1024, MaxLength = 512, QueueLength = 4096 };

    /// <summary>The number of threads that <see cref="Workers"/> stands for on this machine.</summary>
    public int ResolveWorkers() => Workers > 0 ? Workers
        : Device == InferenceDevice.Cuda ? 2
        : Math.Max(1, Environment.ProcessorCount - 1);
}

namespace SocialRec.Inference.Tests;

public sealed class InferenceOptionsTests
{
    public static TheoryData<string, Action<InferenceOptions>> BadValues => new()
    {
        { "Inference:Device", options => options.Device = (InferenceDevice)7 },
        { "Inference:CudaDevice", options => options.CudaDevice = -1 },
        { "Inference:Workers", options => options.Workers = 257 },
        { "Inference:RunTimeoutMs", options => options.RunTimeoutMs = 0 },
        { "Inference:ProbationRuns", options => options.ProbationRuns = -1 },
        { "Inference:Ranking:MaxBatch", options => options.Ranking.MaxBatch = 0 },
        { "Inference:Ranking:MaxTokens", options => options.Ranking.MaxTokens = 0 },
        { "Inference:Text:MaxLength", options => options.Text.MaxLength = 1 << 17 },
        { "Inference:Text:QueueLength", options => options.Text.QueueLength = 0 },
    };

    [Fact]
    public void Validate_OfDefaults_Passes() => Assert.True(new InferenceOptionsValidator().Validate(null, new InferenceOptions()).Succeeded);

    [Theory]
    [MemberData(nameof(BadValues))]
    public void Validate_OfABadValue_NamesItsKey(string key, Action<InferenceOptions> spoil)
    {
        var options = new InferenceOptions();
        spoil(options);

        var result = new InferenceOptionsValidator().Validate(null, options);

        Assert.Contains(key, Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void Workers_ByDefault_LeaveOneCore() =>
        Assert.Equal(Math.Max(1, Environment.ProcessorCount - 1), new InferenceOptions().ResolveWorkers());
}

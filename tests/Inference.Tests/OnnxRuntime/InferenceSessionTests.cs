using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using SocialRec.Inference.Tests.Onnx;
using SocialRec.TestKit;

namespace SocialRec.Inference.Tests.OnnxRuntime;

/// <summary>What this product relies on of ONNX Runtime's API; the same on the package and on the stand-in.</summary>
public sealed class InferenceSessionTests
{
    private static readonly float[] TwoRows = [1, 2, 3, 4, 5, 6];
    private static readonly float[] TwoRowsResult = [6, 2, 15, 5];

    public InferenceSessionTests() => NativeRuntime.Require();

    [SkippableFact]
    public void Session_FromBytes_DescribesItsNodes()
    {
        using var session = new InferenceSession(TestModels.Linear);

        Assert.Equal(["input"], session.InputNames);
        Assert.Equal(["output"], session.OutputNames);
        var input = session.InputMetadata["input"];
        Assert.True(input.IsTensor);
        Assert.Equal(TensorElementType.Float, input.ElementDataType);
        Assert.Equal(typeof(float), input.ElementType);
        Assert.Equal([-1, 3], input.Dimensions);
        Assert.Equal("rows", input.SymbolicDimensions[0]);
        Assert.Equal([-1, 2], session.OutputMetadata["output"].Dimensions);
    }

    [SkippableFact]
    public void Session_FromPath_RunsLikeFromBytes()
    {
        using var directory = new TempDirectory();
        string path = Path.Combine(directory.Path, "模型 model.onnx");
        File.WriteAllBytes(path, TestModels.Linear);
        using var options = new SessionOptions();
        using var session = new InferenceSession(path, options);

        Assert.Equal(TwoRowsResult, Run(session, TwoRows, [2, 3]));
    }

    [SkippableFact]
    public void Session_WithOptions_KeepsThemAndRuns()
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_BASIC,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        using var session = new InferenceSession(TestModels.Linear, options);

        Assert.Equal(1, options.IntraOpNumThreads);
        Assert.Equal(GraphOptimizationLevel.ORT_ENABLE_BASIC, options.GraphOptimizationLevel);
        Assert.Equal(TwoRowsResult, Run(session, TwoRows, [2, 3]));
    }

    [SkippableFact]
    public void Run_WithPreparedOutput_WritesIntoIt()
    {
        using var session = new InferenceSession(TestModels.Linear);
        using var run = new RunOptions();
        using var input = OrtValue.CreateTensorValueFromMemory(TwoRows, [2, 3]);
        float[] results = new float[4];
        using var output = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, results.AsMemory(), [2, 2]);

        session.Run(run, ["input"], [input], ["output"], [output]);

        Assert.Equal(TwoRowsResult, results);
    }

    [SkippableFact]
    public async Task Run_FromManyThreads_GivesEachItsOwnAnswer()
    {
        using var session = new InferenceSession(TestModels.Linear);

        float[][] answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => Run(session, [i, 0, 0], [1, 3]))));

        Assert.All(answers.Index(), answer => Assert.Equal([answer.Index, answer.Index], answer.Item));
    }

    [SkippableFact]
    public void Run_AfterTerminate_FailsAndRunsAgainOnceCleared()
    {
        using var session = new InferenceSession(TestModels.Linear);
        using var run = new RunOptions { Terminate = true };
        using var input = OrtValue.CreateTensorValueFromMemory(TwoRows, [2, 3]);

        Assert.Throws<OnnxRuntimeException>(() => session.Run(run, ["input"], [input], ["output"]));
        run.Terminate = false;
        using var results = session.Run(run, ["input"], [input], ["output"]);

        Assert.Equal(TwoRowsResult, results.Single().GetTensorDataAsSpan<float>());
    }

    [SkippableFact]
    public void Run_WithWrongShape_ThrowsWithTheLibrarysWords()
    {
        using var session = new InferenceSession(TestModels.Linear);

        var exception = Assert.Throws<OnnxRuntimeException>(() => Run(session, TwoRows, [3, 2]));

        Assert.Contains("[ErrorCode:InvalidArgument]", exception.Message, StringComparison.Ordinal);
        Assert.Contains("input", exception.Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(80)]
    public void Session_OfTruncatedModel_Throws(int length) =>
        Assert.Throws<OnnxRuntimeException>(() => new InferenceSession(TestModels.Linear[..length]));

    [SkippableFact]
    public void Session_OfMissingFile_Throws() =>
        Assert.Throws<OnnxRuntimeException>(() => new InferenceSession("/nowhere/model.onnx"));

    [SkippableFact]
    public void Tensor_LargerThanItsMemory_Throws() =>
        Assert.Throws<OnnxRuntimeException>(() => OrtValue.CreateTensorValueFromMemory(TwoRows, [3, 3]));

    [SkippableFact]
    public void Tensor_ReadAsAnotherType_Throws()
    {
        using var tensor = OrtValue.CreateTensorValueFromMemory(TwoRows, [2, 3]);

        Assert.Throws<OnnxRuntimeException>(() => tensor.GetTensorDataAsSpan<long>().Length);
    }

    [SkippableFact]
    public void Tensor_TellsTypeAndShape()
    {
        using var tensor = OrtValue.CreateTensorValueFromMemory(new long[] { 1, 2, 3, 4 }, [2, 1, 2]);

        var info = tensor.GetTensorTypeAndShape();

        Assert.Equal(TensorElementType.Int64, info.ElementDataType);
        Assert.Equal([2, 1, 2], info.Shape);
        Assert.Equal(4, info.ElementCount);
        Assert.Equal([1, 2, 3, 4], tensor.GetTensorDataAsSpan<long>());
    }

    [SkippableFact]
    public void Environment_NamesProvidersAndVersion()
    {
        Assert.Contains("CPUExecutionProvider", OrtEnv.Instance().GetAvailableProviders());
        Assert.Matches(@"^1\.\d+\.\d+", OrtEnv.Instance().GetVersionString());
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cuda_WhereThereIsNone_IsRefusedWithAnException(bool withOptions)
    {
        using var options = new SessionOptions();

        var exception = Record.Exception(() => AppendCuda(options, withOptions));

        Skip.If(exception is null, "This machine has CUDA.");
        Assert.IsType<OnnxRuntimeException>(exception);
    }

    private static void AppendCuda(SessionOptions options, bool withOptions)
    {
        if (!withOptions)
        {
            options.AppendExecutionProvider_CUDA(0);
            return;
        }

        using var cuda = new OrtCUDAProviderOptions();
        cuda.UpdateOptions(new Dictionary<string, string> { ["device_id"] = "0" });
        options.AppendExecutionProvider_CUDA(cuda);
    }

    private static float[] Run(InferenceSession session, float[] values, long[] shape)
    {
        using var run = new RunOptions();
        using var input = OrtValue.CreateTensorValueFromMemory(values, shape);
        using var results = session.Run(run, session.InputNames, [input], session.OutputNames);
        return results.Single().GetTensorDataAsSpan<float>().ToArray();
    }
}

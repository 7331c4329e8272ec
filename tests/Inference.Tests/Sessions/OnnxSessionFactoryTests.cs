using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.ML.OnnxRuntime;
using SocialRec.Inference.Sessions;
using SocialRec.Inference.Tensors;
using SocialRec.Inference.Tests.Fakes;
using SocialRec.Inference.Tests.Onnx;
using SocialRec.Inference.Tests.OnnxRuntime;

namespace SocialRec.Inference.Tests.Sessions;

public sealed class OnnxSessionFactoryTests : IDisposable
{
    private readonly Measurements _measurements = new();

    public OnnxSessionFactoryTests() => NativeRuntime.Require();

    public void Dispose() => _measurements.Dispose();

    [SkippableFact]
    public void Session_DescribesWhatTheModelTakesAndGives()
    {
        using var session = CreateSut().Create("test", TestModels.Linear);

        Assert.Equal("input Float [?, 3]", Assert.Single(session.Inputs).ToString());
        Assert.Equal("output Float [?, 2]", Assert.Single(session.Outputs).ToString());
        Assert.Equal(InferenceDevice.Cpu, session.Device);
    }

    [SkippableFact]
    public void Run_WithReusedBuffersOfChangingSize_ComputesEachAnew()
    {
        using var session = CreateSut().Create("test", TestModels.Linear);
        var (inputs, outputs) = (new TensorBatch(), new TensorBatch());
        foreach (int rows in (int[])[3, 1, 2])
        {
            inputs.Clear();
            inputs.AddFloats("input", rows, 3).Fill(rows);
            session.Run(inputs, outputs, CancellationToken.None);

            Assert.Equal(Enumerable.Repeat((float[])[3 * rows, rows], rows).SelectMany(row => row), outputs["output"].Floats.ToArray());
        }
    }

    [SkippableFact]
    public void Run_WithACancelledToken_DoesNotRun()
    {
        using var session = CreateSut().Create("test", TestModels.Linear);

        Assert.ThrowsAny<OperationCanceledException>(() => session.Run(new TensorBatch(), new TensorBatch(), new CancellationToken(true)));
    }

    [SkippableFact]
    public void Create_ForAGpuThatIsNotThere_FallsBackAndCountsIt()
    {
        using var session = CreateSut(InferenceDevice.Cuda).Create("test", TestModels.Linear);

        Skip.If(session.Device == InferenceDevice.Cuda, "This machine has CUDA.");
        Assert.Equal(1, _measurements.Sum("socialrec.inference.gpu.fallbacks", "test"));
    }

    [SkippableTheory]
    [InlineData(InferenceDevice.Cpu)]
    [InlineData(InferenceDevice.Cuda)]
    public void Create_FromATruncatedFile_ThrowsAndCountsNoFallback(InferenceDevice device)
    {
        Assert.Throws<OnnxRuntimeException>(() => CreateSut(device).Create("test", TestModels.Linear[..60]));

        Assert.Equal(0, _measurements.Sum("socialrec.inference.gpu.fallbacks", "test"));
    }

    private OnnxSessionFactory CreateSut(InferenceDevice device = InferenceDevice.Cpu) => new(
        Options.Create(new InferenceOptions { Device = device }), _measurements.Instruments, NullLogger<OnnxSessionFactory>.Instance);
}

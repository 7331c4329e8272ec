using SocialRec.TestKit;

namespace SocialRec.Inference.Tests.Training;

/// <summary>Runs the tests of <c>training</c>, where Debian's PyTorch is installed.</summary>
public sealed class TrainingScriptTests
{
    private const string Python = "/usr/bin/python3";

    [SkippableTheory]
    [InlineData("ranker")]
    [InlineData("text")]
    public async Task Training_PassesItsOwnTests(string folder)
    {
        Skip.IfNot(File.Exists(Python), $"There is no {Python}.");
        var (missing, _) = await RunAsync("-c", "import torch, onnx, scipy");
        Skip.If(missing != 0, "python3-torch, python3-onnx and python3-scipy are not all installed; eng/setup-python.sh installs them.");

        var (exitCode, errors) = await RunAsync("-W", "ignore", "-m", "unittest", "discover", "-s", RepositoryRoot.File(Path.Combine("training", folder)));

        Assert.True(exitCode == 0, errors);
    }

    private static async Task<(int ExitCode, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = ChildProcess.Start(Python, arguments);
        return await process.WaitForExitAsync();
    }
}

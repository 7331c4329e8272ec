using SocialRec.Inference.Errors;
using SocialRec.Inference.Models;
using SocialRec.Inference.Tensors;
using SocialRec.Inference.Tests.Fakes;
using SocialRec.TestKit;

namespace SocialRec.Inference.Tests.Models;

public sealed class ModelSwitchTests
{
    [Fact]
    public async Task Switch_ToAGoodVersion_ServesItAndLetsTheOldOneGoAfterProbation()
    {
        await using var host = new TestHost(probationRuns: 2);
        var old = await host.ServeAsync(new FakeSession());
        await host.ServeAsync(Tripling(), "2");

        Assert.Equal(3, Assert.Single(await host.Model.RunAsync([1])));
        Assert.False(old.IsDisposed);
        await host.Model.RunAsync([1]);
        // The worker counts the run after it has answered; the next answer comes after that.
        await host.Model.RunAsync([1]);

        Assert.True(old.IsDisposed);
        Assert.Equal("2", host.Model.Status.Version);
    }

    [Fact]
    public async Task Switch_UnderLoad_LosesNoRequestAndMixesNoAnswer()
    {
        await using var host = new TestHost(workers: 2);
        await host.ServeAsync(new FakeSession());
        var load = Enumerable.Range(0, 4).Select(caller => Task.Run(async () =>
        {
            for (int i = 1; i <= 500; i++)
                Assert.Contains((await host.Model.RunAsync([i]))[0] / i, (IEnumerable<float>)[2f, 3f]);
        })).ToArray();

        for (int version = 2; version < 22; version++)
            await host.Model.SwitchAsync(host.Sessions.Register($"{version}", version % 2 == 0 ? Tripling() : new FakeSession()));

        await Task.WhenAll(load);
        Assert.Equal(0, host.Model.Status.Faults);
    }

    [Fact]
    public async Task Switch_WhileTheOldVersionRuns_LetsThatRunFinishOnIt()
    {
        using var gate = new Gate();
        await using var host = new TestHost(probationRuns: 0);
        var old = await host.ServeAsync(gate.Session);
        gate.Close();
        var running = host.Model.RunAsync([5]);
        await gate.EnteredAsync();

        await host.ServeAsync(Tripling(), "2");

        Assert.False(old.IsDisposed);
        gate.Open();
        Assert.Equal(10, Assert.Single(await running));
    }

    [Theory]
    [InlineData(ModelRejection.Unreadable)]
    [InlineData(ModelRejection.WrongHash)]
    [InlineData(ModelRejection.NotLoadable)]
    [InlineData(ModelRejection.WrongShape)]
    [InlineData(ModelRejection.TrialFailed)]
    [InlineData(ModelRejection.BatchDependent)]
    public async Task Switch_ToABadVersion_IsRejectedAndTheOldOneServesOn(ModelRejection reason)
    {
        await using var host = new TestHost();
        await host.ServeAsync(new FakeSession());

        var rejected = await Assert.ThrowsAsync<ModelRejectedException>(() => host.Model.SwitchAsync(Bad(host.Sessions, reason)));

        Assert.Equal(reason, rejected.Reason);
        Assert.Equal(4, Assert.Single(await host.Model.RunAsync([2])));
        Assert.Equal("1", host.Model.Status.Version);
        Assert.StartsWith($"{reason}", host.Model.Status.LastFault, StringComparison.Ordinal);
        Assert.Equal(1, host.Measurements.Sum("socialrec.inference.versions", $"rejected-{reason}"));
    }

    [Theory]
    [InlineData(InferenceFault.RunFailed)]
    [InlineData(InferenceFault.NotFinite)]
    [InlineData(InferenceFault.WrongShape)]
    public async Task Fault_OnProbation_BringsTheOldVersionBackWithoutLosingTheRequest(InferenceFault fault)
    {
        await using var host = new TestHost(probationRuns: 4);
        await host.ServeAsync(new FakeSession());
        var bad = await host.ServeAsync(FailingOn13(fault), "2");
        Assert.Equal(1, Assert.Single(await host.Model.RunAsync([1])));

        Assert.Equal(26, Assert.Single(await host.Model.RunAsync([13])));

        Assert.Equal("1", host.Model.Status.Version);
        Assert.StartsWith($"{fault}", host.Model.Status.LastFault, StringComparison.Ordinal);
        Assert.Equal(1, host.Measurements.Sum("socialrec.inference.versions", "rolled-back"));
        Assert.Equal(2, Assert.Single(await host.Model.RunAsync([1])));
        Assert.True(bad.IsDisposed);
    }

    [Fact]
    public async Task Fault_AfterProbation_FailsTheRequestAndKeepsTheVersion()
    {
        await using var host = new TestHost(probationRuns: 1);
        await host.ServeAsync(new FakeSession());
        await host.ServeAsync(FailingOn13(InferenceFault.RunFailed), "2");
        await host.Model.RunAsync([1]);
        await host.Model.RunAsync([1]);

        await Assert.ThrowsAsync<InferenceFaultException>(() => host.Model.RunAsync([13]));

        Assert.Equal("2", host.Model.Status.Version);
    }

    [Fact]
    public async Task Manifest_OfAFolder_NamesArtifactsWithTheirHashes()
    {
        using var directory = new TempDirectory();
        string json = """{"models":[{"name":"ranking","version":"7","file":"a.onnx","sha256":"ab12","tolerance":0.5}]}""";
        await File.WriteAllTextAsync(Path.Combine(directory.Path, ModelManifest.FileName), json);

        var entry = Assert.Single((await ModelManifest.ReadAsync(directory.Path, default)).Models);

        var artifact = entry.ToArtifact(directory.Path);
        Assert.Equal(("ranking", "7", "ab12", 0.5f), (entry.Name, artifact.Version, artifact.Sha256, artifact.Tolerance));
    }

    [Fact]
    public async Task Manifest_OfAFolderWithout_IsEmpty()
    {
        using var directory = new TempDirectory();

        Assert.Empty((await ModelManifest.ReadAsync(directory.Path, default)).Models);
    }

    private static FakeSession Tripling() => new() { OnRun = (inputs, outputs, _) => FakeSession.Apply(inputs, outputs, x => 3 * x) };

    private static FakeSession FailingOn13(InferenceFault fault) => new()
    {
        OnRun = (inputs, outputs, _) =>
        {
            FakeSession.Apply(inputs, outputs, x => x);
            if (!inputs["x"].Floats.Span.Contains(13))
                return;
            if (fault == InferenceFault.RunFailed)
                throw new InvalidOperationException("unlucky");
            outputs.Clear();
            outputs.AddFloats("y", 1, fault == InferenceFault.WrongShape ? 0 : 1).Fill(float.NaN);
        },
    };

    private static ModelArtifact Bad(FakeSessionFactory sessions, ModelRejection reason) => reason switch
    {
        ModelRejection.Unreadable => ModelArtifact.FromFile("2", "00", "/nowhere/model.onnx"),
        ModelRejection.WrongHash => new ModelArtifact("2", "00", _ => Task.FromResult<byte[]>([1, 2, 3])),
        ModelRejection.NotLoadable => new ModelArtifact(
            "2", "039058C6F2C0CB492C533B0A4D14EF77CC0F78ABCCCED5287D84A1A2011CFB81", _ => Task.FromResult<byte[]>([1, 2, 3])),
        ModelRejection.WrongShape => sessions.Register("2", new FakeSession { Inputs = [new("x", TensorType.Integer, TensorSpec.Free, TensorSpec.Free)] }),
        ModelRejection.TrialFailed => sessions.Register("2", new FakeSession
        {
            OnRun = (inputs, outputs, _) => FakeSession.Apply(inputs, outputs, _ => float.NaN),
        }),
        ModelRejection.BatchDependent => sessions.Register("2", new FakeSession
        {
            OnRun = (inputs, outputs, _) => FakeSession.Apply(inputs, outputs, x => x * inputs["x"].Shape[0]),
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}

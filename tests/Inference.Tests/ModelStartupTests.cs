using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SocialRec.Inference.Models;
using SocialRec.Inference.Tests.Onnx;
using SocialRec.Inference.Tests.OnnxRuntime;
using SocialRec.Inference.Text;
using SocialRec.TestKit;

namespace SocialRec.Inference.Tests;

public sealed class ModelStartupTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public ModelStartupTests() => NativeRuntime.Require();

    public void Dispose() => _directory.Dispose();

    [SkippableFact]
    public async Task Start_WithAManifest_ServesItsModels()
    {
        Write("text", TestModels.Text, Hash(TestModels.Text));
        using var host = await StartAsync();

        var outputs = await host.Services.GetRequiredService<InferenceService>().Text.RunAsync(new TextRequest([4, 9]));

        Assert.Equal([4, 9], outputs.Heads["tokens"]);
        Assert.Equal([13], outputs.Heads[TextAdapter.Vector]);
    }

    [SkippableTheory]
    [InlineData("text", "00")]
    [InlineData("ranking", null)]
    [InlineData("unheard-of", null)]
    public async Task Start_WithAModelThatCannotServe_StartsWithoutIt(string name, string? hash)
    {
        Write(name, TestModels.Text, hash ?? Hash(TestModels.Text));
        using var host = await StartAsync();

        Assert.All(host.Services.GetRequiredService<InferenceService>().Status, status => Assert.Null(status.Version));
    }

    [SkippableFact]
    public async Task Start_WithABadOption_FailsAndNamesIt()
    {
        var failure = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => StartAsync(("Inference:Workers", "-1")));

        Assert.Contains("Inference:Workers", failure.Message, StringComparison.Ordinal);
    }

    private static string Hash(byte[] model) => Convert.ToHexStringLower(SHA256.HashData(model));

    private void Write(string name, byte[] model, string sha256)
    {
        File.WriteAllBytes(Path.Combine(_directory.Path, "m.onnx"), model);
        string json = $$"""{"models":[{"name":"{{name}}","version":"1","file":"m.onnx","sha256":"{{sha256}}","tolerance":1e-6}]}""";
        File.WriteAllText(Path.Combine(_directory.Path, ModelManifest.FileName), json);
    }

    private async Task<IHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            settings.Append(("Inference:ModelDirectory", _directory.Path)).Select(setting => KeyValuePair.Create(setting.Item1, (string?)setting.Item2)));
        builder.Services.AddInference();
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}

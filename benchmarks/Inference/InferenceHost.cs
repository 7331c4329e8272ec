using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using SocialRec.Benchmarks.Servers;
using SocialRec.Grains;
using SocialRec.Inference.Models;
using SocialRec.Inference.Sessions;

namespace SocialRec.Benchmarks.Inference;

/// <summary>A silo with models, and the bare sessions of the same models to compare it with.</summary>
internal static class InferenceHost
{
    /// <summary>The silo, not yet started.</summary>
    public static IHost Create(string models)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("Inference:ModelDirectory", models)]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        int[] ports = [LoopbackPort.Free(), LoopbackPort.Free()];
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(ports[0], ports[1]).AddMemoryGrainStorageAsDefault().UseInMemoryReminderService();
            silo.Services.AddSocialRecGrains();
        });
        return builder.Build();
    }

    /// <summary>A session of one model.</summary>
    /// <exception cref="ArgumentException">The folder has no such model.</exception>
    public static async Task<IModelSession> LoadAsync(IServiceProvider services, string directory, string name, CancellationToken cancellationToken)
    {
        ModelManifest manifest = await ModelManifest.ReadAsync(directory, cancellationToken);
        ManifestEntry entry = manifest.Models.SingleOrDefault(model => model.Name == name)
            ?? throw new ArgumentException($"{directory} has no {name} model; train one (training/README.md) and name its folder with --models.");
        byte[] file = await entry.ToArtifact(directory).ReadAsync(cancellationToken);
        return services.GetRequiredService<ISessionFactory>().Create(entry.Name, file);
    }

    /// <summary>Runs work on so many threads for a while; the sum of what each has done, per second.</summary>
    public static async Task<double> RateAsync(int threads, TimeSpan slice, Func<int, Func<bool>, int> work)
    {
        long start = TimeProvider.System.GetTimestamp();
        bool GoesOn() => TimeProvider.System.GetElapsedTime(start) < slice;
        int[] done = await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Factory.StartNew(
            () => work(thread, GoesOn), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        return done.Sum() / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using SocialRec.Benchmarks.Servers;

namespace SocialRec.Benchmarks.Engine;

/// <summary>
/// What the engine itself does, Orleans or the stand-in: calls per second at 100 callers and at one, fan-out to eight grains, activations per second,
/// bytes of an idle activation. Caller and grains share a process, so nothing crosses a wire.
/// </summary>
public static class EngineBenchmark
{
    private const int Grains = 1000;

    private const int SampleEvery = 8;

    /// <summary>Runs with <c>--seconds</c> (5) per measurement, after one second to warm up, and <c>--activations</c> (100,000).</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        TimeSpan slice = options.Seconds("seconds", 5);
        using IHost host = CreateHost();
        await host.StartAsync(cancellationToken);
        IGrainFactory grains = host.Services.GetRequiredService<IGrainFactory>();
        Console.WriteLine($"engine {typeof(Grain).Assembly.GetName().Name} {typeof(Grain).Assembly.GetName().Version}, {Environment.ProcessorCount} processors, server GC {System.Runtime.GCSettings.IsServerGC}");

        await ReportCallsAsync("calls, 100 callers", 100, (grain, number) => grain.EchoAsync(number), grains, slice);
        await ReportCallsAsync("calls, 1 caller", 1, (grain, number) => grain.EchoAsync(number), grains, slice);
        await ReportCallsAsync("fan-out to 8, 100 callers", 100, (grain, number) => grain.FanOutAsync(number), grains, slice);
        await ReportActivationsAsync(grains, options.Number("activations", 100_000));
        await host.StopAsync(cancellationToken);
        return 0;
    }

    private static IHost CreateHost()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        int[] ports = [LoopbackPort.Free(), LoopbackPort.Free()];
        builder.UseOrleans(silo => silo.UseLocalhostClustering(ports[0], ports[1]));
        return builder.Build();
    }

    private static async Task ReportCallsAsync(string name, int callers, Func<IEchoGrain, int, Task<int>> call, IGrainFactory grains, TimeSpan slice)
    {
        await MeasureAsync(callers, call, grains, TimeSpan.FromSeconds(1));
        (double rate, double p99Ms) = await MeasureAsync(callers, call, grains, slice);
        Console.WriteLine($"{name,-28} {rate,10:N0} /s, p99 {p99Ms:N3} ms");
    }

    private static async Task<(double Rate, double P99Ms)> MeasureAsync(int callers, Func<IEchoGrain, int, Task<int>> call, IGrainFactory grains, TimeSpan slice)
    {
        long start = TimeProvider.System.GetTimestamp();
        List<double>[] perCaller = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => CallAsync(caller))));
        double seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        double[] sampled = [.. perCaller.SelectMany(times => times).Order()];
        return (sampled.Length * (double)SampleEvery / seconds, sampled[(int)(sampled.Length * 0.99)]);

        async Task<List<double>> CallAsync(int caller)
        {
            List<double> sampledMs = [];
            for (int number = 0; TimeProvider.System.GetElapsedTime(start) < slice; number++)
            {
                IEchoGrain grain = grains.GetGrain<IEchoGrain>(((caller * 7919) + number) % Grains);
                long sent = TimeProvider.System.GetTimestamp();
                await call(grain, number);
                if (number % SampleEvery == 0)
                    sampledMs.Add(TimeProvider.System.GetElapsedTime(sent).TotalMilliseconds);
            }

            return sampledMs;
        }
    }

    private static async Task ReportActivationsAsync(IGrainFactory grains, int count)
    {
        const int inFlight = 100;
        long bytesBefore = GC.GetTotalMemory(forceFullCollection: true);
        long start = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(lane => Task.Run(async () =>
        {
            for (int key = lane; key < count; key += inFlight)
                await grains.GetGrain<IEchoGrain>(2_000_000_000L + key).EchoAsync(key);
        })));
        double seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        long bytes = GC.GetTotalMemory(forceFullCollection: true) - bytesBefore;
        Console.WriteLine($"{"activations",-28} {count / seconds,10:N0} /s");
        Console.WriteLine($"{"idle activation",-28} {bytes / count,10:N0} bytes");
    }
}

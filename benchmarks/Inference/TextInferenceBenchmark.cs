using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Concurrency;
using SocialRec.Benchmarks.Load;
using SocialRec.Grains.Interfaces.Inference;
using SocialRec.Inference;
using SocialRec.Inference.Sessions;
using SocialRec.Inference.Tensors;
using SocialRec.Inference.Text;

namespace SocialRec.Benchmarks.Inference;

/// <summary>
/// The text model through its grain, beside its session fed with perfectly sorted batches of the same texts on as many threads: throughput as a ratio of interleaved
/// slices, the time of a lone text, and the largest difference between an answer in company and the answer alone.
/// </summary>
public static class TextInferenceBenchmark
{
    private const int Texts = 4096;
    private const int Vocabulary = 16_000;

    /// <summary>Runs with <c>--models</c> (the bundled ones), <c>--pairs</c> (5) of slices of <c>--seconds</c> (5) each, <c>--callers</c> (16) with <c>--texts</c> (16) in a call.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        TimeSpan slice = options.Seconds("seconds", 5);
        string models = Path.GetFullPath(options.Text("models", new InferenceOptions().ModelDirectory));
        int[][] texts = Create(seed: 1);
        using IHost host = InferenceHost.Create(models);
        await host.StartAsync(cancellationToken);
        InferenceOptions settings = host.Services.GetRequiredService<IOptions<InferenceOptions>>().Value;
        IGrainFactory factory = host.Services.GetRequiredService<IGrainFactory>();
        ITextInferenceGrain[] grains = [.. Enumerable.Range(0, 8).Select(n => factory.GetGrain<ITextInferenceGrain>($"_/{TextAdapter.ModelName}#{n}"))];
        using IModelSession session = await InferenceHost.LoadAsync(host.Services, models, TextAdapter.ModelName, cancellationToken);

        Console.WriteLine($"largest difference between together and alone: {await DifferenceAsync(grains, session, texts[..256]):E1}");
        double[] lone = await LoneAsync(grains[0], session, texts[..256]);
        Console.WriteLine($"one caller, one text: grain {lone[0]:F3} ms, session {lone[1]:F3} ms at the median");
        TextRequest[][] sorted = [.. texts.OrderBy(text => text.Length).Select(text => new TextRequest(text)).Chunk(settings.Text.MaxBatch)];
        // A slice ends somewhere on the way through them, and must have met short and long ones alike by then.
        new Random(1).Shuffle(sorted);
        int workers = settings.ResolveWorkers();
        using var runs = new RunTally();
        RatioSeries ratio = await RatioSeries.MeasureAsync(
            options.Number("pairs", 5),
            () => GrainRateAsync(grains, texts, options.Number("callers", 16), options.Number("texts", 16), slice, runs),
            () => InferenceHost.RateAsync(workers, slice, (thread, goesOn) => RunSorted(session, sorted, thread, goesOn)));
        Console.WriteLine($"grain / session, {workers} worker(s): {ratio}");
        await host.StopAsync(cancellationToken);
        return 0;
    }

    // Titles, utterances and reviews: most have some ten to forty tokens, a few fill the model's length.
    private static int[][] Create(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Texts).Select(_ => Text(random, Math.Clamp((int)(18 * Math.Exp(0.8 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2)), 4, 256)))];
    }

    private static int[] Text(Random random, int length) => [2, .. Enumerable.Range(0, length - 2).Select(_ => random.Next(200, Vocabulary)), 3];

    private static async Task<double> GrainRateAsync(ITextInferenceGrain[] grains, int[][] texts, int callers, int perCall, TimeSpan slice, RunTally runs)
    {
        runs.Report(slice);
        long start = TimeProvider.System.GetTimestamp();
        int[] answered = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            int count = 0;
            for (int call = 0; TimeProvider.System.GetElapsedTime(start) < slice; call++, count += perCall)
            {
                int first = ((caller * 997) + (call * perCall)) % (texts.Length - perCall);
                await grains[(caller + call) % grains.Length].EncodeAsync(texts[first..(first + perCall)].AsImmutable(), CancellationToken.None);
            }

            return count;
        })));
        TimeSpan elapsed = TimeProvider.System.GetElapsedTime(start);
        double rate = answered.Sum() / elapsed.TotalSeconds;
        Console.WriteLine($"grain {rate:N0} texts/s; {runs.Report(elapsed)}");
        return rate;
    }

    private static int RunSorted(IModelSession session, TextRequest[][] batches, int thread, Func<bool> goesOn)
    {
        var adapter = new TextAdapter();
        var (inputs, outputs) = (new TensorBatch(), new TensorBatch());
        int done = 0;
        for (int next = thread * 31; goesOn(); next++)
            done += Run(adapter, session, batches[next % batches.Length], inputs, outputs).Length;
        return done;
    }

    private static TextOutputs[] Run(TextAdapter adapter, IModelSession session, TextRequest[] batch, TensorBatch inputs, TensorBatch outputs)
    {
        inputs.Clear();
        adapter.Write(batch, batch.Max(adapter.LengthOf), inputs);
        session.Run(inputs, outputs, CancellationToken.None);
        return [.. batch.Select((request, row) => adapter.Read(request, row, outputs))];
    }

    private static async Task<float> DifferenceAsync(ITextInferenceGrain[] grains, IModelSession session, int[][] texts)
    {
        TextEncoding[] together = await grains[0].EncodeAsync(texts.AsImmutable(), CancellationToken.None);
        var adapter = new TextAdapter();
        var (inputs, outputs) = (new TensorBatch(), new TensorBatch());
        return texts.Select((text, i) => Run(adapter, session, [new TextRequest(text)], inputs, outputs)[0].Heads.Max(head => TensorDistance.Largest(head.Value, together[i].Heads[head.Key]))).Max();
    }

    private static async Task<double[]> LoneAsync(ITextInferenceGrain grain, IModelSession session, int[][] texts)
    {
        var adapter = new TextAdapter();
        var (inputs, outputs) = (new TensorBatch(), new TensorBatch());
        var (grainMs, sessionMs) = (new List<double>(), new List<double>());
        foreach (int[] text in texts)
        {
            long start = TimeProvider.System.GetTimestamp();
            await grain.EncodeAsync(new[] { text }.AsImmutable(), CancellationToken.None);
            grainMs.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
            start = TimeProvider.System.GetTimestamp();
            Run(adapter, session, [new TextRequest(text)], inputs, outputs);
            sessionMs.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }

        return [grainMs.Order().ElementAt(grainMs.Count / 2), sessionMs.Order().ElementAt(sessionMs.Count / 2)];
    }
}

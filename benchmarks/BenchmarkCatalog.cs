namespace SocialRec.Benchmarks;

/// <summary>All benchmarks, by name.</summary>
public static class BenchmarkCatalog
{
    /// <summary>The benchmarks, in the order in which <c>docs/benchmarks.md</c> lists their figures.</summary>
    public static IReadOnlyList<Benchmark> All { get; } =
    [
    ];

    /// <summary>Runs the benchmark that the first argument names; lists them where there is none.</summary>
    /// <returns>The exit code: 2 for an unknown name.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (args.Length == 0)
        {
            foreach (Benchmark each in All)
                Console.WriteLine($"{each.Name,-18} {each.Purpose}");
            return 0;
        }

        Benchmark? benchmark = All.FirstOrDefault(b => b.Name == args[0]);
        if (benchmark is not null)
            return await benchmark.RunAsync(args[1..], cancellationToken);
        await Console.Error.WriteLineAsync($"There is no benchmark '{args[0]}'. Run 'socialrec bench' for the list.");
        return 2;
    }
}

namespace SocialRec.Benchmarks;

/// <summary>One benchmark: a name for <c>socialrec bench NAME</c>, what it shows, and how to run it.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Purpose">What its figures show, in one line.</param>
/// <param name="RunAsync">Runs it with the arguments that follow its name; prints its figures and returns the exit code.</param>
public sealed record Benchmark(string Name, string Purpose, Func<string[], CancellationToken, Task<int>> RunAsync);

using System.CommandLine;
using SocialRec.Benchmarks;

namespace SocialRec.Cli.Verbs;

/// <summary><c>bench</c>: the measurements of <c>docs/benchmarks.md</c>.</summary>
internal static class BenchVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var arguments = new Argument<string[]>("arguments") { Description = "A benchmark's name, and --name value pairs of its own; without any, the list.", DefaultValueFactory = _ => [] };
        var command = new Command("bench", "Measure; without a name, list what can be measured.") { arguments };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellation) => BenchmarkCatalog.RunAsync([.. parsed.GetValue(arguments) ?? [], .. parsed.UnmatchedTokens], cancellation));
        return command;
    }
}

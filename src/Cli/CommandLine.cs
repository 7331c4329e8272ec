using System.CommandLine;
using SocialRec.Cli.Verbs;

namespace SocialRec.Cli;

/// <summary>The command line: one verb, its options.</summary>
public static class CommandLine
{
    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code; see <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        ParseResult parsed = Root().Parse(args);
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync(invocation);
            return ExitCode.Usage;
        }

        try
        {
            return await parsed.InvokeAsync(invocation);
        }
        catch (Exception exception) when (Failure.Of(exception) is { } failure)
        {
            await Console.Error.WriteLineAsync($"socialrec: {failure.Message}");
            return failure.ExitCode;
        }
    }

    private static RootCommand Root() => new("SocialRec, a real-time recommendation engine for social commerce.")
    {
        UpVerb.Create(),
        SiloVerb.Create(),
        GatewayVerb.Create(),
        ImportVerb.Create(),
        TrainVerb.Create(),
        EvaluateVerb.Create(),
        AnalyzeVerb.Create(),
        EvaluateTextVerb.Create(),
        ExportVerb.Create(),
        BackupVerb.Create(),
        BenchVerb.Create(),
    };
}

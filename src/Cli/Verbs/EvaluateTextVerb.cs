using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SocialRec.Cli.Output;
using SocialRec.Cli.TextEvaluation;
using SocialRec.Inference.Text;

namespace SocialRec.Cli.Verbs;

/// <summary><c>evaluate-text</c>: the scores of the bundled text model on labelled sets, as served: int8, with the thresholds of the product.</summary>
internal static class EvaluateTextVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "The folder with the sets.", DefaultValueFactory = _ => new DirectoryInfo("../shared/data") };
        var part = new Option<string>("--part") { Description = "dev while a recipe is chosen, test otherwise.", DefaultValueFactory = _ => "test" };
        part.AcceptOnlyFromAmong("dev", "test");
        var confidence = new Option<double>("--confidence") { Description = "Entities and attributes less sure than this, 0 to 1, do not count; the product leaves out what it is least sure of already." };
        var command = new Command("evaluate-text", "Measure the text model on labelled texts: sentiment, intents, article types, entities, attributes.") { data, part, confidence };
        command.SetAction(async (parsed, cancellation) =>
        {
            using IHost host = await TextModelHost.StartAsync(cancellation);
            var model = host.Services.GetRequiredService<TextAnalyst>();
            var sets = new TextSets(parsed.GetRequiredValue(data).FullName);
            string table = await ProgressDisplay.RunAsync("evaluate-text", progress => MeasureAsync(model, sets, parsed.GetRequiredValue(part), parsed.GetValue(confidence), progress, cancellation));
            await Console.Out.WriteAsync(table);
            await host.StopAsync(cancellation);
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task<string> MeasureAsync(TextAnalyst model, TextSets sets, string part, double confidence, IProgress<(double Share, string Words)> progress, CancellationToken cancellation)
    {
        try
        {
            return await new TextTable(model, sets, part, confidence, progress, cancellation).MakeAsync();
        }
        catch (IOException exception)
        {
            throw new CommandException(ExitCode.NoInput, exception.Message);
        }
    }
}

using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SocialRec.Cli.Output;
using SocialRec.Cli.TextEvaluation;
using SocialRec.Inference.Text.Reviews;

namespace SocialRec.Cli.Verbs;

/// <summary><c>analyze</c>: what the bundled text model reads in a file of reviews, without a server.</summary>
internal static class AnalyzeVerb
{
    private const int TextsAtOnce = 256;

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Reviews, one a line, UTF-8; of tab-separated columns the last." };
        var output = new Option<FileInfo?>("--out") { Description = "Also write each review's reading here: sentiment, negative, neutral, positive, useful, text." };
        var command = new Command("analyze", "Read reviews: sentiment, usefulness and aspects, Chinese and English.") { file, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            string[] reviews = Read(parsed.GetRequiredValue(file));
            using IHost host = await TextModelHost.StartAsync(cancellation);
            var analyst = host.Services.GetRequiredService<ReviewAnalyst>();
            ReviewAnalysis[] analyses = await ProgressDisplay.RunAsync("analyze", progress => AnalyzeAsync(analyst, reviews, progress, cancellation));
            await host.StopAsync(cancellation);
            await Console.Out.WriteAsync(ReviewTable.Markdown(reviews, analyses));
            if (parsed.GetValue(output) is { } rows)
                await File.WriteAllLinesAsync(rows.FullName, ReviewTable.Rows(reviews, analyses), cancellation);
            return ExitCode.Success;
        });
        return command;
    }

    private static string[] Read(FileInfo file)
    {
        try
        {
            return [.. File.ReadLines(file.FullName).Select(line => line[(line.LastIndexOf('\t') + 1)..]).Where(text => text.Length > 0)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.NoInput, exception.Message);
        }
    }

    private static async Task<ReviewAnalysis[]> AnalyzeAsync(ReviewAnalyst analyst, string[] reviews, IProgress<(double Share, string Words)> progress, CancellationToken cancellation)
    {
        var analyses = new List<ReviewAnalysis>(reviews.Length);
        foreach (string[] some in reviews.Chunk(TextsAtOnce))
        {
            analyses.AddRange(await Task.WhenAll(some.Select(review => analyst.AnalyzeAsync(review, cancellation))));
            progress.Report(((double)analyses.Count / reviews.Length, $"{analyses.Count} of {reviews.Length} reviews"));
        }

        return [.. analyses];
    }
}

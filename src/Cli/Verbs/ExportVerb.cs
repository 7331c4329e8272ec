using System.CommandLine;
using SocialRec.Cli.Evaluation;
using SocialRec.Cli.Import;
using SocialRec.Cli.Output;
using SocialRec.Learning.Data;
using SocialRec.Learning.Ranking;
using SocialRec.Learning.Training;

namespace SocialRec.Cli.Verbs;

/// <summary><c>export</c>: files for tools outside.</summary>
internal static class ExportVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create() => new("export", "Write files for tools outside.") { Model(), RankerExamples() };

    private static Command Model()
    {
        var version = new Option<string?>("--model-version") { Description = "Which version of the bundle; the one that serves if not given." };
        var output = new Option<DirectoryInfo>("--out") { Description = "The directory to write; evaluate --model reads it.", Required = true };
        Option<Uri> url = ClientOptions.Url();
        Option<string?> key = ClientOptions.Key();
        Option<string?> tenant = ClientOptions.Tenant();
        var command = new Command("model", "Fetch a server's bundle, to evaluate it offline or keep it.") { version, output, url, key, tenant };
        command.SetAction(async (parsed, cancellation) =>
        {
            var http = new HttpClient { BaseAddress = parsed.GetRequiredValue(url) };
            using var gateway = new GatewayClient(http, parsed.GetValue(key), parsed.GetValue(tenant), TimeSpan.FromMinutes(1), TimeProvider.System);
            string fetched = await ModelDownload.FetchAsync(gateway, parsed.GetValue(version), parsed.GetRequiredValue(output), cancellation);
            await Console.Out.WriteLineAsync($"export finished: version {fetched} in {parsed.GetRequiredValue(output).FullName}");
            return ExitCode.Success;
        });
        return command;
    }

    private static Command RankerExamples()
    {
        var interactions = new Option<FileInfo>("--interactions") { Description = "user item [type] [value] [time]; dated ones are replayed in time.", Required = true };
        var friends = new Option<FileInfo?>("--friends") { Description = "user friend." };
        var type = new Option<string>("--type") { Description = "The type of interactions that have none.", DefaultValueFactory = _ => "like" };
        var output = new Option<FileInfo>("--out") { Description = "The file to write.", Required = true };
        var seed = new Option<int>("--seed") { Description = "The seed of every random choice.", DefaultValueFactory = _ => 1 };
        var until = new Option<double>("--until") { Description = "How far into a dated log to go, 0.6 to 1; the rest is left for a test.", DefaultValueFactory = _ => 1 };
        var repeats = new Option<bool>("--repeats") { Description = "Count items that a shopper has met before, as where people buy again or what they have looked at." };
        var command = new Command("ranker-examples", "Replay a log through the stages and write what a ranker can learn from; see training/README.md.")
        {
            interactions, friends, type, output, seed, until, repeats,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            Dataset dataset = DatasetFiles.Read(parsed.GetRequiredValue(interactions), parsed.GetValue(friends), null, parsed.GetRequiredValue(type));
            FileInfo file = parsed.GetRequiredValue(output);
            var options = new ExampleExportOptions
            {
                Training = new TrainingOptions { Seed = parsed.GetValue(seed) },
                Until = parsed.GetValue(until),
                ExcludeSeen = !parsed.GetValue(repeats),
            };
            int count = await ProgressDisplay.RunAsync("export", progress => WriteAsync(dataset, options, file, progress, cancellation));
            await Console.Out.WriteLineAsync($"export finished: {count} examples in {file.FullName}");
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task<int> WriteAsync(
        Dataset dataset, ExampleExportOptions options, FileInfo file, IProgress<(double Share, string Words)> progress, CancellationToken cancellation)
    {
        string name = Path.GetFileNameWithoutExtension(file.Name);
        using var writer = new RankingExampleWriter(file.Create(), name);
        await ExampleExport.WriteAsync(ExampleExport.Cut(dataset, options), writer, options.Training, new TrainingSteps(progress), cancellation);
        return writer.Count;
    }
}

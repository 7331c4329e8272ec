using System.CommandLine;
using System.Globalization;
using SocialRec.Cli.Evaluation;
using SocialRec.Cli.Output;
using SocialRec.Learning.Data;
using SocialRec.Learning.Training;

namespace SocialRec.Cli.Verbs;

/// <summary><c>train</c>: learns a model from files, without a server.</summary>
internal static class TrainVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var interactions = new Option<FileInfo>("--interactions") { Description = "user item [type] [value] [time].", Required = true };
        var friends = new Option<FileInfo?>("--friends") { Description = "user friend." };
        var items = new Option<FileInfo?>("--items") { Description = "item title [description]." };
        var type = new Option<string>("--type") { Description = "The type of interactions that have none.", DefaultValueFactory = _ => "like" };
        var output = new Option<DirectoryInfo>("--out") { Description = "Where the model is written; made if it is not there.", Required = true };
        var seed = new Option<int>("--seed") { Description = "The seed of every random choice.", DefaultValueFactory = _ => 1 };
        var threads = new Option<int>("--threads") { Description = "How many threads.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var command = new Command("train", "Learn a model from tab-separated files. A server learns from its own log instead: POST /v1/training-runs.") { interactions, friends, items, type, output, seed, threads };
        command.SetAction(async (parsed, cancellation) =>
        {
            Dataset dataset = DatasetFiles.Read(parsed.GetRequiredValue(interactions), parsed.GetValue(friends), parsed.GetValue(items), parsed.GetRequiredValue(type));
            var options = new TrainingOptions { Seed = parsed.GetValue(seed), Threads = parsed.GetValue(threads) };
            TrainedModel model = await ProgressDisplay.RunAsync("train", progress => new TrainingPipeline(TimeProvider.System).TrainAsync(dataset, options, new TrainingSteps(progress), cancellation));
            DirectoryInfo directory = parsed.GetRequiredValue(output);
            string version = model.Manifest.TrainedAt.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            string sha256 = ModelDirectory.Write(directory, model, version);
            await Console.Out.WriteLineAsync($"{model.Manifest.Recipe}; held out: {model.HeldOut.All(options.Cutoff).Recall} recall, {model.HeldOut.All(options.Cutoff).Ndcg} NDCG@{options.Cutoff}");
            await Console.Out.WriteLineAsync($"train finished: version {version} in {directory.FullName}, sha256 {sha256}, in {model.Manifest.Duration.TotalSeconds:0.0} s");
            return ExitCode.Success;
        });
        return command;
    }
}

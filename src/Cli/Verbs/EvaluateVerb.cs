using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SocialRec.Cli.Evaluation;
using SocialRec.Cli.Import;
using SocialRec.Cli.Output;
using SocialRec.Learning.Evaluation;
using SocialRec.Learning.LinearAlgebra;
using SocialRec.Recommendation.Bundles;

namespace SocialRec.Cli.Verbs;

/// <summary><c>evaluate</c>: how good the lists are, of a model on disk or of a running server.</summary>
internal static class EvaluateVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var model = new Option<DirectoryInfo?>("--model") { Description = "A model that train wrote: evaluates it offline. Without it the server is asked." };
        var train = new Option<FileInfo?>("--train") { Description = "What was known (user item …): left out of the lists; needed offline." };
        var test = new Option<FileInfo>("--test") { Description = "What was held out (user item …).", Required = true };
        var friends = new Option<FileInfo?>("--friends") { Description = "Who follows whom (user friend), for models that use it." };
        var cutoffs = new Option<int[]>("--k") { Description = "Lengths of the lists, parted by commas.", DefaultValueFactory = _ => [10, 20], CustomParser = Lengths };
        var repeats = new Option<bool>("--repeats") { Description = "What was known may be right again, as in shop sessions." };
        var scenario = new Option<string>("--scenario") { Description = "The scenario to ask a server for.", DefaultValueFactory = _ => "relevance" };
        var output = new Option<FileInfo?>("--lists") { Description = "Also write the lists here: user, rank, item, score." };
        Option<Uri> url = ClientOptions.Url();
        Option<string?> key = ClientOptions.Key();
        Option<string?> tenant = ClientOptions.Tenant();
        var command = new Command("evaluate", "Measure recommendations against held-out events: Recall, NDCG, MRR, coverage, novelty.") { model, url, train, test, friends, cutoffs, repeats, scenario, output, key, tenant };
        command.Validators.Add(result =>
        {
            if (result.GetValue(model) is not null && result.GetValue(train) is null)
                result.AddError("--model needs --train: the lists are made from what was known.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            ModelBundle? bundle = parsed.GetValue(model) is { } directory ? ModelDirectory.Read(directory) : null;
            int[] ks = parsed.GetRequiredValue(cutoffs);
            EvaluationData data = EvaluationData.Read(parsed.GetValue(train), parsed.GetRequiredValue(test), parsed.GetValue(friends), bundle?.ItemIds ?? [], parsed.GetValue(repeats));
            IReadOnlyList<RankedList> lists = bundle is not null
                ? OfflineEvaluation.Rank(bundle, data, ks.Max(), new Workers(Environment.ProcessorCount, cancellation))
                : await ServedAsync(parsed, data, ks.Max());
            await Console.Out.WriteAsync(Evaluator.Measure(lists, data.HeldOut, new EvaluationOptions { Cutoffs = ks }).ToMarkdown());
            if (parsed.GetValue(output) is { } file)
                WriteLists(file, lists, data);
            return ExitCode.Success;

            async Task<IReadOnlyList<RankedList>> ServedAsync(ParseResult given, EvaluationData about, int length)
            {
                var http = new HttpClient { BaseAddress = given.GetRequiredValue(url) };
                using var gateway = new GatewayClient(http, given.GetValue(key), given.GetValue(tenant), TimeSpan.FromMinutes(1), TimeProvider.System);
                var served = new ServedEvaluation(gateway, given.GetRequiredValue(scenario), given.GetValue(repeats));
                return await ProgressDisplay.RunAsync("evaluate", progress => served.RankAsync(about, length, progress, cancellation));
            }
        });
        return command;
    }

    private static void WriteLists(FileInfo file, IReadOnlyList<RankedList> lists, EvaluationData data)
    {
        using var writer = new StreamWriter(file.FullName);
        RankedListWriter.Write(writer, lists, data.Test.Users, data.Test.Items);
    }

    private static int[]? Lengths(ArgumentResult result)
    {
        string[] words = [.. result.Tokens.SelectMany(token => token.Value.Split(','))];
        int[] lengths = [.. words.Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int length) ? length : 0)];
        if (lengths.All(length => length is >= 1 and <= 1_000))
            return lengths;
        result.AddError("--k must be numbers from 1 to 1000, parted by commas.");
        return null;
    }
}

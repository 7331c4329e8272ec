using System.CommandLine;
using System.Globalization;
using SocialRec.Cli.Import;
using SocialRec.Cli.Output;

namespace SocialRec.Cli.Verbs;

/// <summary><c>import</c>: tab-separated files through the gateway.</summary>
internal static class ImportVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        Option<Uri> url = ClientOptions.Url();
        Option<string?> key = ClientOptions.Key();
        Option<string?> tenant = ClientOptions.Tenant();
        var interactions = new Option<FileInfo?>("--interactions") { Description = "user item [type] [value] [time] [text]. No time column: undated history." };
        var friends = new Option<FileInfo?>("--friends") { Description = "user friend: the user follows the friend." };
        var circles = new Option<FileInfo?>("--circles") { Description = "circle user: the user belongs to the circle." };
        var items = new Option<FileInfo?>("--items") { Description = "item [title] [description] [category] [price] [image]; several categories parted by |." };
        var type = new Option<string>("--type") { Description = "The type of interactions that have none.", DefaultValueFactory = _ => "like" };
        var lanes = new Option<int>("--parallel") { Description = "How many batches are under way at a time.", DefaultValueFactory = _ => 4 };
        var patience = new Option<int>("--patience") { Description = "For how many seconds a server that is busy or away is waited for.", DefaultValueFactory = _ => 60 };
        var command = new Command("import", "Import tab-separated files with a header through the HTTP API. Running it again adds nothing twice.") { url, interactions, friends, circles, items, type, key, tenant, lanes, patience };
        command.Validators.Add(result =>
        {
            if (result.GetValue(interactions) is null && result.GetValue(friends) is null && result.GetValue(circles) is null && result.GetValue(items) is null)
                result.AddError("Nothing to import: give --interactions, --friends, --circles or --items.");
        });
        lanes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 64)
                result.AddError("--parallel must be 1 to 64.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            // Items before what is done with them; follows and circles before the acts that travel along them.
            (FileInfo? File, ImportKind Kind)[] named = [(parsed.GetValue(items), ImportKind.Items), (parsed.GetValue(friends), ImportKind.Friends), (parsed.GetValue(circles), ImportKind.Circles), (parsed.GetValue(interactions), ImportKind.Interactions)];
            ImportFile[] files = [.. named.Where(one => one.File is not null).Select(one => new ImportFile(one.File!.FullName, one.Kind, parsed.GetRequiredValue(type)))];
            var http = new HttpClient { BaseAddress = parsed.GetRequiredValue(url), Timeout = TimeSpan.FromMinutes(2) };
            using var gateway = new GatewayClient(http, parsed.GetValue(key), parsed.GetValue(tenant), TimeSpan.FromSeconds(parsed.GetValue(patience)), TimeProvider.System);
            return await RunAsync(new FileImport(gateway, parsed.GetValue(lanes), Console.Out, Console.Error, TimeProvider.System), files, TimeProvider.System, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(FileImport import, ImportFile[] files, TimeProvider time, CancellationToken cancellation)
    {
        long start = time.GetTimestamp();
        var tallies = new List<ImportTally>();
        foreach (ImportFile file in files)
            tallies.Add(await ProgressDisplay.RunAsync(Path.GetFileName(file.Path), progress => import.RunAsync(file, progress, cancellation)));
        double seconds = time.GetElapsedTime(start).TotalSeconds;
        long bad = tallies.Sum(tally => tally.Bad);
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"import finished: {tallies.Sum(tally => tally.Accepted):N0} accepted, {tallies.Sum(tally => tally.Duplicates):N0} known before, {bad:N0} bad rows, in {seconds:0.0} s"));
        return bad > 0 ? ExitCode.BadData : ExitCode.Success;
    }
}

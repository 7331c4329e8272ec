using System.Globalization;
using System.Text.Json;
using SocialRec.Cli.Import;
using SocialRec.Learning.Evaluation;

namespace SocialRec.Cli.Evaluation;

/// <summary>Asks the running gateway for the list of every user of a test file.</summary>
internal sealed class ServedEvaluation(GatewayClient gateway, string scenario, bool repeats)
{
    private const int Callers = 4;

    /// <summary>Asks for all lists.</summary>
    public async Task<IReadOnlyList<RankedList>> RankAsync(EvaluationData data, int length, IProgress<(double Share, string Words)> progress, CancellationToken cancellation)
    {
        var lists = new RankedList[data.HeldOut.Users.Count];
        int done = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, lists.Length), new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = cancellation }, async (place, token) =>
        {
            lists[place] = await AskAsync(data, data.HeldOut.Users[place], length, token);
            int asked = Interlocked.Increment(ref done);
            progress.Report(((double)asked / lists.Length, string.Create(CultureInfo.InvariantCulture, $"{asked:N0} users")));
        });
        return lists;
    }

    private async Task<RankedList> AskAsync(EvaluationData data, int user, int length, CancellationToken cancellation)
    {
        string id = Uri.EscapeDataString(data.Test.Users[user]);
        JsonElement answer = await gateway.GetAsync(
            string.Create(CultureInfo.InvariantCulture, $"v1/users/{id}/recommendations?limit={length}&scenario={Uri.EscapeDataString(scenario)}&explain=none&exclude_seen={(repeats ? "false" : "true")}"), cancellation);
        var items = new List<int>(length);
        var scores = new List<float>(length);
        foreach (JsonElement item in answer.GetProperty("items").EnumerateArray())
        {
            // An item that no file names is a miss, but it takes its place in the list.
            items.Add(data.Test.Items.TryGetIndex(item.GetProperty("id").GetString(), out int index) ? index : data.HeldOut.ItemCount - 1);
            scores.Add(item.GetProperty("score").GetSingle());
        }

        return new RankedList(user, [.. items], [.. scores]);
    }
}

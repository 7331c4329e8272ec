using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SocialRec.Benchmarks.Servers;

namespace SocialRec.Benchmarks.Serving;

/// <summary>
/// Kills the server (SIGKILL) at random moments while a client sends events and retries what was not acknowledged. After each restart, before any user is touched,
/// items and log must count every acknowledged event exactly once, and then users must.
/// </summary>
public static class CrashBenchmark
{
    private const int Users = 400, Items = 300, BatchSize = 50;

    /// <summary>Runs <c>--rounds</c> kills over <c>--events</c> events; exit code 1 if any count is off.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        BenchmarkArguments options = new(args);
        int rounds = options.Number("rounds", 20), events = options.Number("events", 50_000);
        Random random = new(options.Number("seed", 1));
        using TemporaryFolder folder = new();
        int port = LoopbackPort.Free(), wrong = 0;
        Ledger ledger = new(events);
        for (int round = 0; round <= rounds; round++)
        {
            await using ProductServer server = await ProductServer.StartAsync(folder.Path, new Dictionary<string, string>(), cancellationToken, port);
            await server.WaitForMetricAsync("socialrec_log_undispatched", v => v == 0, cancellationToken);
            int off = await ledger.CheckAsync(server.Http, cancellationToken);
            wrong += off;
            Console.WriteLine($"round {round,2}: {ledger.Acknowledged,6} acknowledged, {ledger.Unknown,4} of unknown outcome, {off} counts off");
            if (round == rounds)
            {
                await ledger.SendAsync(server.Http, events, cancellationToken);
                await server.WaitForMetricAsync("socialrec_log_undispatched", v => v == 0, cancellationToken);
                off = await ledger.CheckAsync(server.Http, cancellationToken);
                wrong += off;
                Console.WriteLine($"all sent: {ledger.Acknowledged,6} acknowledged, {ledger.Unknown,4} of unknown outcome, {off} counts off");
                break;
            }

            int target = (int)((round + 1L) * events / rounds);
            using CancellationTokenSource dying = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Task sending = ledger.SendAsync(server.Http, target, dying.Token);
            await Task.WhenAny(sending, Task.Delay(random.Next(20, 600), cancellationToken));
            await server.KillAsync();
            await dying.CancelAsync();
            await sending;
        }

        Console.WriteLine(wrong == 0 ? "every acknowledged event counts exactly once" : $"{wrong} counts are off");
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>What was sent, and what became of it.</summary>
    private sealed class Ledger
    {
        private readonly (string User, string Item)[] _events;
        private readonly bool[] _acknowledged, _tried;

        public Ledger(int events)
        {
            Random random = new(7);
            _events = [.. Enumerable.Range(0, events).Select(_ => ($"user-{random.Next(Users)}", $"item-{random.Next(Items)}"))];
            _acknowledged = new bool[events];
            _tried = new bool[events];
        }

        public int Acknowledged => _acknowledged.Count(a => a);

        public int Unknown => Enumerable.Range(0, _events.Length).Count(i => _tried[i] && !_acknowledged[i]);

        /// <summary>Sends whatever is not acknowledged below a number, four batches at a time, until all is or the server is gone.</summary>
        public async Task SendAsync(HttpClient http, int upTo, CancellationToken cancellationToken)
        {
            int[][] batches = [.. Enumerable.Range(0, upTo).Where(i => !_acknowledged[i]).Chunk(BatchSize)];
            try
            {
                await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, async (batch, token) => await SendAsync(http, batch, token));
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
            {
                // The server was killed: what it did not answer is of unknown outcome and is sent again in the next round.
            }
        }

        /// <summary>Compares the counts of log and items, and then users, with what must and what may be there; returns how many are off.</summary>
        public async Task<int> CheckAsync(HttpClient http, CancellationToken cancellationToken)
        {
            double written = await MetricsPage.SumAsync(http, "socialrec_log_written", cancellationToken);
            int off = written < Acknowledged || written > Acknowledged + Unknown ? 1 : 0;
            off += await CheckAsync(http, "items", e => e.Item, cancellationToken);
            return off + await CheckAsync(http, "users", e => e.User, cancellationToken);
        }

        private async Task SendAsync(HttpClient http, int[] batch, CancellationToken cancellationToken)
        {
            StringBuilder body = new();
            foreach (int i in batch)
            {
                _tried[i] = true;
                body.Append(CultureInfo.InvariantCulture, $$"""{"id":"crash-{{i}}","type":"view","user":"{{_events[i].User}}","item":"{{_events[i].Item}}"}""").Append('\n');
            }

            using StringContent content = new(body.ToString(), null, "application/x-ndjson");
            using HttpResponseMessage response = await http.PostAsync("/v1/events", content, cancellationToken);
            if (!response.IsSuccessStatusCode)
                return;
            JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            HashSet<int> rejected = [.. answer.GetProperty("rejected").EnumerateArray().Select(r => r.GetProperty("index").GetInt32())];
            for (int k = 0; k < batch.Length; k++)
                _acknowledged[batch[k]] |= !rejected.Contains(k);
        }

        private async Task<int> CheckAsync(HttpClient http, string kind, Func<(string User, string Item), string> key, CancellationToken cancellationToken)
        {
            int off = 0;
            foreach (IGrouping<string, int> group in Enumerable.Range(0, _events.Length).Where(i => _tried[i]).GroupBy(i => key(_events[i])))
            {
                int least = group.Count(i => _acknowledged[i]);
                using HttpResponseMessage response = await http.GetAsync($"/v1/{kind}/{group.Key}", cancellationToken);
                long counted = response.IsSuccessStatusCode ? ViewsOf(await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)) : 0;
                if (counted >= least && counted <= group.Count())
                    continue;
                off++;
                Console.WriteLine($"  {kind} {group.Key}: counted {counted}, acknowledged {least}, tried {group.Count()}");
            }

            return off;
        }

        private static long ViewsOf(JsonElement answer) =>
            answer.GetProperty("event_counts").TryGetProperty("view", out JsonElement views) ? views.GetInt64() : 0;
    }
}

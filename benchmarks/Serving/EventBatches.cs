using System.Globalization;
using System.Text;
using SocialRec.Benchmarks.Load;

namespace SocialRec.Benchmarks.Serving;

/// <summary>
/// NDJSON batches of 100 events with ids that never repeat. The bodies are made once; a request copies one and writes its own number into the ids,
/// so that making load costs next to nothing beside serving it.
/// </summary>
public sealed class EventBatches
{
    /// <summary>Events in a batch.</summary>
    public const int Size = 100;

    private const string Number = "00000000";
    private static readonly string[] Types = ["view", "view", "view", "like", "cart", "purchase"];
    private readonly (byte[] Request, int[] Places)[] _templates;

    /// <summary>Makes the bodies.</summary>
    /// <param name="users">How many users there are.</param>
    /// <param name="usersPerBatch">From how many of them the events of one batch come; the next batch goes on with the next users, so that all have equally many.</param>
    /// <param name="items">How many items they act on, the first ones more often (Zipf).</param>
    /// <param name="templates">How many different bodies.</param>
    public EventBatches(int users, int usersPerBatch, int items, int templates = 1_000)
    {
        Random random = new(1);
        string run = Guid.NewGuid().ToString("N")[..8];
        _templates = new (byte[], int[])[templates];
        for (int t = 0; t < templates; t++)
        {
            byte[] request = HttpRequestBytes.Post("/v1/events", "application/x-ndjson", Body(random, run, (int)((long)t * usersPerBatch % users), users, usersPerBatch, items));
            _templates[t] = (request, PlacesOf(request, Encoding.ASCII.GetBytes(run + "-" + Number)));
        }
    }

    /// <summary>The request that posts the n-th batch; the same n gives the same events.</summary>
    public byte[] Post(long n)
    {
        (byte[] template, int[] places) = _templates[n % _templates.Length];
        byte[] request = [.. template];
        Span<byte> number = stackalloc byte[Number.Length];
        n.TryFormat(number, out _, "x8", CultureInfo.InvariantCulture);
        foreach (int place in places)
            number.CopyTo(request.AsSpan(place));
        return request;
    }

    private static byte[] Body(Random random, string run, int first, int users, int usersPerBatch, int items)
    {
        StringBuilder body = new(Size * 110);
        for (int i = 0; i < Size; i++)
        {
            int user = (first + i % usersPerBatch) % users;
            int item = (int)Math.Min(items - 1, Math.Pow(items, random.NextDouble()) - 1);
            body.Append(CultureInfo.InvariantCulture, $$"""{"id":"{{run}}-{{Number}}-{{i}}","type":"{{Types[random.Next(Types.Length)]}}","user":"user-{{user}}","item":"item-{{item}}"}""").Append('\n');
        }

        return Encoding.ASCII.GetBytes(body.ToString());
    }

    private static int[] PlacesOf(byte[] request, byte[] pattern)
    {
        List<int> places = [];
        for (int at = 0, found; (found = request.AsSpan(at).IndexOf(pattern)) >= 0; at += found + pattern.Length)
            places.Add(at + found + pattern.Length - Number.Length);
        return [.. places];
    }
}

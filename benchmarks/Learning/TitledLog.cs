using System.Globalization;
using System.IO.Compression;
using SocialRec.Learning.Data;

namespace SocialRec.Benchmarks.Learning;

/// <summary>Purchases of items that have titles.</summary>
/// <param name="Log">Who bought what, each pair once.</param>
/// <param name="Titles">The title of each item, by index.</param>
internal sealed record TitledLog(InteractionLog Log, IReadOnlyList<string> Titles)
{
    /// <summary>Reads invoices: a compressed CSV with <c>InvoiceNo StockCode Description InvoiceDate CustomerID</c>; without returns, and without lines that name no customer or no item.</summary>
    public static TitledLog Read(string file)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        InteractionLog log = new();
        List<string> titles = [];
        HashSet<(string, string)> known = [];
        foreach (IReadOnlyDictionary<string, string> line in Csv.Named(reader))
        {
            (string user, string item, string title) = (line["CustomerID"], line["StockCode"], line["Description"].Trim());
            if (user.Length == 0 || title.Length == 0 || line["InvoiceNo"].StartsWith('C') || !known.Add((user, item)))
                continue;
            var time = DateTimeOffset.Parse(line["InvoiceDate"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            log.Add(user, item, "purchase", 1, time.ToUnixTimeSeconds());
            if (log.Items.Count > titles.Count)
                titles.Add(title);
        }

        return new TitledLog(log, titles);
    }
}

using System.Text.Json.Nodes;
using SocialRec.Inference.Text;
using SocialRec.Learning.Data;

namespace SocialRec.Cli.TextEvaluation;

/// <summary>The text sets of a folder, in the layout of the development data: each in a folder of its own, with its parts as files.</summary>
/// <param name="folder">The folder with all sets.</param>
internal sealed class TextSets(string folder)
{
    private static readonly Dictionary<string, string> EntityKinds = new()
    {
        ["cp"] = "product", ["pp"] = "brand", ["xh"] = "model", ["yl"] = "material", ["cz"] = "material", ["gg"] = "specification",
    };

    /// <summary>Chinese reviews: 0 unhappy, 1 happy.</summary>
    public LabelledText[] Chnsenticorp(string part) => [.. Tabbed($"chnsenticorp/{part}.tsv").Skip(1).Select(row => new LabelledText(row[1], row[0]))];

    /// <summary>English sentences: 0 unhappy, 1 happy.</summary>
    public LabelledText[] Sst2(string part) => [.. Tabbed($"sst2/{part}.tsv").Select(row => new LabelledText(row[0], row[1]))];

    /// <summary>Shoppers' utterances and what they want.</summary>
    public LabelledText[] Intents(string part) => [.. Named($"customer-service-intents/{part}.csv").Select(row => new LabelledText(row["utterance"], row["intent"]))];

    /// <summary>Titles and their article type: every fifth is for the test, every tenth of the others for development.</summary>
    public LabelledText[] Fashion(string part) =>
    [
        .. Named("fashion/titles.csv").Zip(Named("fashion/styles.csv"), (title, style) => new LabelledText(title["productDisplayName"], style["articleType"]))
            .Where((title, number) => title.Text.Length > 0 && (number % 5 == 0 ? "test" : number % 10 == 1 ? "dev" : "train") == part),
    ];

    /// <summary>Chinese shoppers' utterances with their entities.</summary>
    public TaggedText[] EcNer(string part) => [.. File.ReadAllText(Path.Combine(folder, $"ec-ner/{part}.txt")).Split("\n\n").Select(Tagged).Where(text => text.Text.Length > 0)];

    /// <summary>Titles with attributes; <paramref name="name"/> is <c>ae-110k</c> or <c>oa-mine</c>.</summary>
    public AttributedTitle[] Attributes(string name, string part) => [.. File.ReadLines(Path.Combine(folder, $"attributes-{name}/{part}.jsonl")).Where(line => line.Length > 0).Select(Attributed)];

    private static string AttributeName(string name) => name.ToLowerInvariant() is "brand name" ? "brand" : name.ToLowerInvariant();

    private static AttributedTitle Attributed(string line)
    {
        JsonNode row = JsonNode.Parse(line)!;
        var said = row["target_scores"]!.AsObject().ToDictionary(attribute => AttributeName(attribute.Key), attribute => attribute.Value!.AsObject().Select(value => value.Key));
        return new AttributedTitle(
            (string)row["input"]!,
            (string)row["category"]!,
            [.. said.Keys],
            [.. said.SelectMany(attribute => attribute.Value.Where(value => value is not "n/a" and not "").Select(value => (attribute.Key, value.Trim())))]);
    }

    private static TaggedText Tagged(string block)
    {
        string[][] pairs = [.. block.Split('\n').Select(line => line.Split('\t')).Where(pair => pair.Length == 2 && pair[0].Length > 0)];
        List<(string, TextPlace)> spans = [];
        for (int at = 0, begin = 0, end; at < pairs.Length; at++, begin = end)
        {
            end = begin + pairs[at][0].Length;
            if (pairs[at][1] == "O")
                continue;
            string kind = EntityKinds[pairs[at][1][2..]];
            while (at + 1 < pairs.Length && pairs[at + 1][1].StartsWith("I-", StringComparison.Ordinal))
                end += pairs[++at][0].Length;
            spans.Add((kind, new TextPlace(begin, end)));
        }

        return new TaggedText(string.Concat(pairs.Select(pair => pair[0])), [.. spans]);
    }

    private IEnumerable<string[]> Tabbed(string file) => File.ReadLines(Path.Combine(folder, file)).Where(line => line.Length > 0).Select(line => line.Split('\t'));

    private IReadOnlyDictionary<string, string>[] Named(string file)
    {
        using StreamReader reader = new(Path.Combine(folder, file));
        return [.. Csv.Named(reader)];
    }
}

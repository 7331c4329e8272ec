using System.Globalization;
using System.Text;
using SocialRec.Inference.Text;

namespace SocialRec.Cli.TextEvaluation;

/// <summary>The scores of the text model on all sets, as a table.</summary>
internal sealed class TextTable(TextAnalyst model, TextSets sets, string part, double confidence, IProgress<(double Share, string Words)> progress, CancellationToken cancellation)
{
    private const int Rows = 9;

    private readonly StringBuilder _table = new($"| task | {part} | texts |\n|---|---|---|\n");
    private int _rows;

    /// <summary>Measures everything.</summary>
    public async Task<string> MakeAsync()
    {
        LabelledText[] reviews = sets.Chnsenticorp(part);
        TextAnalysis[] read = await ReadAsync(reviews.Select(one => one.Text));
        HashSet<string> trained = [.. sets.Chnsenticorp("train").Select(one => one.Text)];
        int[] unseen = [.. Enumerable.Range(0, reviews.Length).Where(i => !trained.Contains(reviews[i].Text))];
        Add("chnsenticorp, accuracy", TextScores.Accuracy(reviews, read, TextScores.Polarity), reviews.Length);
        Add("chnsenticorp, without texts of train", TextScores.Accuracy([.. unseen.Select(i => reviews[i])], [.. unseen.Select(i => read[i])], TextScores.Polarity), unseen.Length);
        LabelledText[] sentences = sets.Sst2(part);
        TextAnalysis[] ofSentences = await ReadAsync(sentences.Select(one => one.Text));
        Add("sst2, accuracy", TextScores.Accuracy(sentences, ofSentences, TextScores.Polarity), sentences.Length);
        Add("sst2, sentences in which an entity is found (there are hardly any)", TextScores.WithEntities(ofSentences, confidence), sentences.Length);
        await AddAsync("customer-service-intents, accuracy", sets.Intents(part), analysis => analysis.Intent.Name);
        await AddAsync("fashion, article type", sets.Fashion(part), analysis => analysis.Kind.Name);
        TaggedText[] utterances = sets.EcNer(part);
        Add("ec-ner, entity F1", TextScores.Entities(utterances, await ReadAsync(utterances.Select(one => one.Text)), confidence), utterances.Length);
        if (part == "test")
            await AddAttributesAsync();
        return _table.ToString();
    }

    // These sets have no development part.
    private async Task AddAttributesAsync()
    {
        foreach (string name in (string[])["ae-110k", "oa-mine"])
        {
            AttributedTitle[] titles = sets.Attributes(name, part);
            Add($"attributes-{name}, F1 of values asked for", TextScores.Attributes(titles, await ReadAsync(titles.Select(one => one.Text)), confidence), titles.Length);
        }
    }

    private async Task AddAsync(string task, LabelledText[] texts, Func<TextAnalysis, string> classOf) =>
        Add(task, TextScores.Accuracy(texts, await ReadAsync(texts.Select(one => one.Text)), classOf), texts.Length);

    private Task<TextAnalysis[]> ReadAsync(IEnumerable<string> texts) => TextScores.ReadAsync(model, texts, cancellation);

    private void Add(string task, double score, int texts)
    {
        _table.AppendLine(CultureInfo.InvariantCulture, $"| {task} | {score:F2} | {texts} |");
        progress.Report((++_rows / (double)Rows, task));
    }
}

using System.Text.Json;
using SocialRec.Inference.Text;
using SocialRec.TestKit;

namespace SocialRec.Inference.Tests.Text;

/// <summary>The cases that bind the product's tokens to those of training/text, which is tested with the same files.</summary>
internal static class TokenGolden
{
    private static readonly string _folder = RepositoryRoot.File(Path.Combine("training", "text", "golden"));

    /// <summary>A tokenizer with the cases' small vocabulary.</summary>
    public static TextTokenizer Tokenizer()
    {
        using var vocabulary = File.OpenRead(VocabularyPath);
        return new TextTokenizer(vocabulary);
    }

    /// <summary>The small vocabulary.</summary>
    public static string VocabularyPath => Path.Combine(_folder, "vocabulary.txt");

    /// <summary>The cases.</summary>
    public static IEnumerable<TokenCase> Cases => File.ReadLines(Path.Combine(_folder, "tokens.jsonl")).Select(line => JsonSerializer.Deserialize<TokenCase>(line, JsonSerializerOptions.Web)!);

    /// <summary>One case.</summary>
    internal sealed record TokenCase(string Text, int[] Ids, int[][]? Places);
}

using System.Globalization;
using System.Text;

namespace Microsoft.ML.Tokenizers;

/// <summary>
/// BERT's normalisation: no control characters, white space as one space each, lower case, Chinese characters between spaces, accents dropped if asked for; the result
/// is in form C.
/// </summary>
internal sealed class BertNormalizer(bool lowerCase, bool individuallyTokenizeCjk, bool removeNonSpacingMarks) : Normalizer
{
    private static readonly (int First, int Last)[] _chinese =
    [
        (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0x2F800, 0x2FA1F),
    ];

    /// <inheritdoc/>
    public override string Normalize(string original)
    {
        if (string.IsNullOrEmpty(original))
            return string.Empty;
        string text = removeNonSpacingMarks ? original.Normalize(NormalizationForm.FormD) : original;
        var normal = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length;)
        {
            int length = char.IsSurrogatePair(text, i) ? 2 : 1;
            Append(normal, text, i, length);
            i += length;
        }

        return normal.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <inheritdoc/>
    public override string Normalize(ReadOnlySpan<char> original) => Normalize(original.ToString());

    private void Append(StringBuilder normal, string text, int index, int length)
    {
        char first = text[index];
        UnicodeCategory category = CharUnicodeInfo.GetUnicodeCategory(text, index);
        if (first is '\0' or '\uFFFD' || category == UnicodeCategory.Control)
            return;
        if (category == UnicodeCategory.SpaceSeparator)
            normal.Append(' ');
        else if (removeNonSpacingMarks && category == UnicodeCategory.NonSpacingMark)
            return;
        else if (lowerCase && category == UnicodeCategory.UppercaseLetter)
            normal.Append(text.Substring(index, length).ToLowerInvariant());
        else if (individuallyTokenizeCjk && IsChinese(length == 2 ? char.ConvertToUtf32(text, index) : first))
            normal.Append(' ').Append(text, index, length).Append(' ');
        else
            normal.Append(text, index, length);
    }

    private static bool IsChinese(int codePoint) => codePoint >= 0x3400 && Array.Exists(_chinese, range => codePoint >= range.First && codePoint <= range.Last);
}

namespace SocialRec.Inference.Text.Reviews;

/// <summary>The clauses of a review: a review praises one thing and blames another, and the comma between them is where it turns.</summary>
internal static class Clauses
{
    private static readonly System.Buffers.SearchValues<char> _ends = System.Buffers.SearchValues.Create(".!?;,\n\r。！？；，、…~");

    private static readonly string[] _turns = [" but ", " however ", " although ", "但是", "不过", "可是"];

    /// <summary>The places of the clauses, at most so many, without white space at their ends.</summary>
    public static List<TextPlace> Of(string text, int max)
    {
        var clauses = new List<TextPlace>();
        int begin = 0;
        while (begin < text.Length && clauses.Count < max)
        {
            int end = EndOf(text, begin);
            TextPlace clause = Trimmed(text, begin, end);
            if (clause.End > clause.Begin)
                clauses.Add(clause);
            begin = end + 1;
        }

        return clauses;
    }

    private static int EndOf(string text, int begin)
    {
        ReadOnlySpan<char> rest = text.AsSpan(begin);
        int length = rest.IndexOfAny(_ends) is >= 0 and var mark ? mark : rest.Length;
        // A number's point or comma ends nothing.
        while (length + 1 < rest.Length && length > 0 && char.IsAsciiDigit(rest[length - 1]) && char.IsAsciiDigit(rest[length + 1]))
            length = rest[(length + 1)..].IndexOfAny(_ends) is >= 0 and var next ? length + 1 + next : rest.Length;
        foreach (string turn in _turns)
        {
            int at = rest[..Math.Min(length, rest.Length)].IndexOf(turn, StringComparison.OrdinalIgnoreCase);
            if (at > 0)
                length = at;
        }

        return begin + length;
    }

    private static TextPlace Trimmed(string text, int begin, int end)
    {
        while (begin < end && char.IsWhiteSpace(text[begin]))
            begin++;
        while (end > begin && char.IsWhiteSpace(text[end - 1]))
            end--;
        return new TextPlace(begin, end);
    }
}

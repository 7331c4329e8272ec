using System.Text;

namespace SocialRec.Learning.Data;

/// <summary>Reads comma-separated values as RFC 4180 has them: quoted fields may hold commas, doubled quotes and ends of lines.</summary>
public static class Csv
{
    /// <summary>The rows by the names of the first one; rows of another length are passed over.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Named(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        string[]? header = null;
        foreach (string[] row in Rows(reader))
        {
            if (header is null)
                header = row;
            else if (row.Length == header.Length)
                yield return header.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second);
        }
    }

    /// <summary>The rows, the first one too.</summary>
    public static IEnumerable<string[]> Rows(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        List<string> row = [];
        while (reader.Peek() >= 0)
        {
            row.Add(Field(reader, out bool lastOfRow));
            if (!lastOfRow)
                continue;
            yield return [.. row];
            row.Clear();
        }
    }

    private static string Field(TextReader reader, out bool lastOfRow)
    {
        StringBuilder field = new();
        bool quoted = false;
        for (int next = reader.Read(); next >= 0; next = reader.Read())
        {
            char c = (char)next;
            if (quoted && c == '"' && reader.Peek() == '"')
                field.Append((char)reader.Read());
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is ',' or '\n' && !quoted)
                return End(field, lastOfRow = c == '\n');
            else
                field.Append(c);
        }

        return End(field, lastOfRow = true);
    }

    private static string End(StringBuilder field, bool lastOfRow) => lastOfRow && field is { Length: > 0 } && field[^1] == '\r' ? field.ToString(0, field.Length - 1) : field.ToString();
}

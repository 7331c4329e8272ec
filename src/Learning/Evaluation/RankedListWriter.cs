using System.Globalization;
using SocialRec.Learning.Data;

namespace SocialRec.Learning.Evaluation;

/// <summary>Writes ranked lists as tab-separated text: <c>user rank item score</c>.</summary>
public static class RankedListWriter
{
    /// <summary>Writes lists.</summary>
    /// <param name="writer">Takes the text.</param>
    /// <param name="lists">The lists.</param>
    /// <param name="users">User ids.</param>
    /// <param name="items">Item ids.</param>
    public static void Write(TextWriter writer, IEnumerable<RankedList> lists, IdMap users, IdMap items)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(lists);
        ArgumentNullException.ThrowIfNull(users);
        ArgumentNullException.ThrowIfNull(items);
        writer.Write("user\trank\titem\tscore\n");
        foreach (var list in lists)
        {
            for (var i = 0; i < list.Items.Length; i++)
            {
                var score = i < list.Scores.Length ? list.Scores[i].ToString("G9", CultureInfo.InvariantCulture) : string.Empty;
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{users[list.User]}\t{i + 1}\t{items[list.Items[i]]}\t{score}\n"));
            }
        }
    }
}
